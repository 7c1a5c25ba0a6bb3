// Brings pieces of the page up to date without touching what is being typed.

const kept = new Set(); // ids of fields with text that is not saved yet

export function keep(element) { kept.add(element.id); }
export function release(element) { kept.delete(element.id); }
export function isAnythingKept() {
  for (const id of kept) if (!document.getElementById(id)) kept.delete(id);
  return kept.size > 0;
}

export function show(pieces) {
  const focused = document.activeElement?.id;
  for (const [id, html] of Object.entries(pieces)) {
    const place = document.getElementById(id);
    if (!place) continue;
    const fresh = place.cloneNode(false);
    fresh.innerHTML = html;
    children(place, fresh);
  }
  if (focused && document.activeElement?.id !== focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

const REASON = "[data-alasan], [data-alasan-terima]";

/** Whether a reason is being written, which nobody has sent yet. */
function isReasoned(element) {
  return element.matches(REASON) && (element === document.activeElement || element.value.trim() !== "");
}

/** Whether a reason is being written within: it stays although nothing asks for it any more. */
function isInWork(node) {
  return node.nodeType === Node.ELEMENT_NODE && [...node.querySelectorAll(REASON)].some(isReasoned);
}

function isBusy(element) {
  return kept.has(element.id) || isReasoned(element)
    || (element === document.activeElement && element.matches("input, textarea, select"));
}

function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (isBusy(old)) {
    if (old.value !== fresh.value) old.dataset.usang = "ya"; // brought up to date when it is left
    return;
  }
  attributes(old, fresh);
  if (old.matches("[data-galat]")) return;
  if (old.matches("textarea, select")) return value(old, fresh);
  if (old.matches("input")) return value(old, fresh);
  children(old, fresh);
}

function attributes(old, fresh) {
  for (const { name, value } of [...fresh.attributes]) {
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !["open", "aria-invalid", "rows"].includes(name)) {
      old.removeAttribute(name);
    }
  }
}

function value(old, fresh) {
  if (old.type === "file") return;
  delete old.dataset.tadi;
  delete old.dataset.usang;
  if (old.matches("select")) old.innerHTML = fresh.innerHTML;
  else if (old.matches("textarea")) old.defaultValue = fresh.defaultValue;
  if (old.value !== fresh.value) old.value = fresh.value;
}

/** What counts: elements, and texts that are more than the space between them. */
function significant(node) {
  return [...node.childNodes].filter((each) => each.nodeType === Node.ELEMENT_NODE || each.data?.trim());
}

function children(old, fresh) {
  const wantedIds = new Set([...fresh.children].map((each) => each.id).filter(Boolean));
  const present = significant(old);
  const named = new Map(present.filter((each) => each.id).map((each) => [each.id, each]));
  for (const wanted of significant(fresh)) {
    let same = wanted.id ? named.get(wanted.id) : alike(present[0], wanted) ? present[0] : null;
    named.delete(wanted.id); // a second one of that id is another
    if (same && same.nodeName !== wanted.nodeName) same = null;
    if (!same) {
      old.insertBefore(document.importNode(wanted, true), present[0] ?? null);
      continue;
    }
    // What stood before it and is wanted no more goes: moving `same` would take its focus.
    while (present[0] !== same && !wantedIds.has(present[0].id)) leave(present.shift());
    if (present[0] !== same) old.insertBefore(same, present[0]);
    present.splice(present.indexOf(same), 1);
    morph(same, wanted);
  }
  for (const left of present) leave(left);
}

function leave(node) {
  if (!isInWork(node)) node.remove();
}

function alike(old, wanted) {
  return Boolean(old) && !old.id && old.nodeType === wanted.nodeType && old.nodeName === wanted.nodeName;
}
