// What every page does: sends forms, chooses folders, knows whether the program is still there.

import { send, explain } from "./kirim.js";
import { listen } from "./acara.js";
import { offerFolders } from "./folder.js";
import { speakOfRequired } from "./wajib.js";

listen();
offerFolders();
speakOfRequired();

// A form that asks the page anew takes what was answered in another one along; what the program
// proposed it does not, for that may be another then.
document.addEventListener("formdata", (event) => {
  const other = document.getElementById(event.target.dataset.bawa ?? "");
  for (const field of other?.elements ?? []) {
    const typed = field.name && field.type !== "hidden" && field.value !== (field.dataset.usul ?? "");
    if (typed) event.formData.set(field.name, field.value);
  }
});

// The name of a new folder follows the short name and the year, until somebody types another.
document.addEventListener("input", (event) => {
  const { nama_folder: folder, singkat, tahun } = event.target.form?.elements ?? {};
  if (!folder || ![singkat, tahun].includes(event.target) || folder.value !== folder.dataset.usul) return;
  if (!singkat.value.trim() || !tahun.value.trim()) return;
  const words = `lkjip ${singkat.value}`.normalize("NFKD").match(/[0-9A-Za-z]+/g);
  folder.value = folder.dataset.usul = `${words.join("-").slice(0, 55)}-${tahun.value.trim()}`;
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.kirim) return;
  event.preventDefault();
  const button = event.submitter;
  const message = form.querySelector(".pesan");
  message.textContent = "";
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  if (button) button.disabled = true;
  try {
    const answer = await send("POST", form.dataset.kirim, Object.fromEntries(new FormData(form)));
    if (answer.ke) location.assign(answer.ke);
    else if (button) button.disabled = false;
  } catch (error) {
    if (button) button.disabled = false;
    message.textContent = explain(error);
    const field = error.problems?.[0]?.isian && form.elements[error.problems[0].isian];
    if (field?.setAttribute) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
    }
  }
});
