// Mending a data file that cannot be read: to the line, and back to the forms once it can be.

import { on } from "./acara.js";
import { send, explain, fetchText } from "./kirim.js";

const text = document.getElementById("naskah-yaml");
const project = document.body.dataset.proyek.replace(/\/$/, "");

/** Back to the page from which somebody came here. */
function leave() {
  const from = new URLSearchParams(location.search).get("dari") ?? "";
  if (["temuan", "kerjakan"].includes(from)) location.replace(`${project}/${from}`);
  else location.replace(/^[a-z-]+$/.test(from) ? `${project}/isi/${from}` : `${project}/`);
}

/** The file was changed elsewhere: it may be sound by now, or broken otherwise. */
async function look() {
  const isMended = !JSON.parse(await fetchText(`${project}/potongan?bagian=temuan`)).ke;
  const isTyped = text.value !== text.defaultValue;
  document.getElementById("sudah-baik").hidden = !(isMended && isTyped);
  if (isTyped) return; // nothing typed goes away by itself
  if (isMended) leave();
  else location.reload();
}

const key = project.split("/").pop();
on("berubah", (event) => { if (event.proyek === key) look().catch(() => {}); });

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
  if (button?.id === "lanjutkan") leave();
  if (button?.dataset.baris) goTo(Number(button.dataset.baris));
  const from = { "simpan-yaml": text, "kembalikan-yaml": document.getElementById("naskah-baik") }[button?.id];
  if (!from) return;
  const message = button.parentElement.querySelector(":scope > .pesan");
  message.textContent = "";
  try {
    await send("POST", `${project}/naskah`, { naskah: from.value });
    leave();
  } catch (error) {
    message.textContent = explain(error);
  }
});
