// Buttons of long texts: they write the marks that the report understands.

const TABLE = "\n\n| Judul | Judul |\n|---|---|\n| isi | isi |\n\n";
const MARKS = {
  tebal: (text) => wrap(text, "**"),
  miring: (text) => wrap(text, "*"),
  daftar: (text) => lines(text, () => "- "),
  nomor: (text) => lines(text, (number) => `${number + 1}. `),
  tabel: (text) => text + TABLE,
};

function wrap(text, mark) {
  const whole = text || "tulisan";
  return whole.startsWith(mark) && whole.endsWith(mark) && whole.length > 2 * mark.length
    ? whole.slice(mark.length, -mark.length) : mark + whole + mark;
}

function lines(text, mark) {
  return (text || "butir").split("\n").map((line, number) => mark(number) + line).join("\n");
}

function shape(area, name) {
  let { selectionStart: from, selectionEnd: to } = area;
  if (name === "daftar" || name === "nomor") {
    from = area.value.lastIndexOf("\n", from - 1) + 1;
    const end = area.value.indexOf("\n", to);
    to = end < 0 ? area.value.length : end;
  }
  const text = MARKS[name](area.value.slice(from, to));
  area.focus();
  area.setSelectionRange(from, to);
  document.execCommand("insertText", false, text); // keeps the field's own undo
  const lead = name === "tebal" ? 2 : name === "miring" ? 1 : 0;
  if (lead && from === to) area.setSelectionRange(from + lead, from + text.length - lead);
}

/** One stop of the Tab key for all buttons of a text; arrows go from one to the next. */
function step(event) {
  const buttons = [...event.target.closest("[role=toolbar]").querySelectorAll("button")];
  const here = buttons.indexOf(event.target);
  const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (there === undefined) return;
  event.preventDefault();
  buttons.at(there % buttons.length).focus();
}

export function watchTexts() {
  document.addEventListener("keydown", (event) => {
    if (event.target.matches?.("[data-bentuk]")) step(event);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-bentuk]");
    if (button) shape(button.closest("[data-naskah]").querySelector("textarea"), button.dataset.bentuk);
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || !event.target.matches?.("[data-naskah] textarea")) return;
    const name = { b: "tebal", i: "miring" }[event.key.toLowerCase()];
    if (name) { event.preventDefault(); shape(event.target, name); }
  });
}
