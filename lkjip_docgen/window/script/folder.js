// A folder is chosen from what the program sees; a browser does not tell a page where files are.

import { base, fetchText } from "./kirim.js";

export function offerFolders() {
  const dialog = document.getElementById("pilih-folder");
  if (!dialog) return;
  const inside = dialog.querySelector(".isi-folder");
  let field;

  async function show(folder) {
    inside.innerHTML = await fetchText(`${base}/folder?di=${encodeURIComponent(folder)}`);
    inside.querySelector("ul button")?.focus();
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-pilih-folder]");
    if (!opener) return;
    field = opener.parentElement.querySelector("input");
    dialog.showModal();
    show(field.value);
  });
  dialog.addEventListener("click", (event) => {
    const step = event.target.closest("[data-di]");
    if (step) show(step.dataset.di);
    if (event.target.closest("[data-tutup]")) dialog.close();
    if (event.target.closest("[data-pakai]")) {
      field.value = inside.querySelector("[data-kini]").dataset.kini;
      dialog.close();
      field.focus();
    }
  });
}
