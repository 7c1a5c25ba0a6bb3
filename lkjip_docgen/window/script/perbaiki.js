// Mending a data file that cannot be read: to the line, and back to the forms.

import { send, explain } from "./kirim.js";

const text = document.getElementById("naskah-yaml");
const project = document.body.dataset.proyek.replace(/\/$/, "");

function goTo(line) {
  const lines = text.value.split("\n");
  const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
  text.scrollTop = Math.max(0, (line - 6) * (text.scrollHeight / lines.length));
}

goTo(Number(text.dataset.baris));
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.baris) goTo(Number(button.dataset.baris));
  const from = { "simpan-yaml": text, "kembalikan-yaml": document.getElementById("naskah-baik") }[button?.id];
  if (!from) return;
  const message = button.parentElement.querySelector(":scope > .pesan");
  message.textContent = "";
  try {
    location.assign((await send("POST", `${project}/naskah`, { naskah: from.value })).ke);
  } catch (error) {
    message.textContent = explain(error);
  }
});
