// Pictures and documents: dropped on their field, or chosen in the dialog of the computer.

import { upload } from "./perubahan.js";
import { explain } from "./kirim.js";

async function put(place, files) {
  const message = document.querySelector(`[data-galat="${CSS.escape(place.dataset.berkas)}"]`);
  message.textContent = "";
  place.classList.add("mengirim");
  try {
    const taken = "beberapa" in place.dataset ? [...files] : [files[0]];
    for (const file of taken) await upload(place.dataset.berkas, file);
  } catch (error) {
    message.textContent = explain(error);
  } finally {
    place.classList.remove("mengirim");
  }
}

export function watchFiles() {
  document.addEventListener("change", (event) => {
    const place = event.target.closest?.("[data-berkas]");
    if (event.target.type === "file" && place && event.target.files[0]) put(place, event.target.files);
  });
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      const place = event.target.closest?.("[data-berkas]");
      event.preventDefault(); // a file that misses must not open in place of the page
      for (const each of document.querySelectorAll(".di-atas")) each.classList.remove("di-atas");
      if (!place) return;
      if (name === "dragover") place.classList.add("di-atas");
      else if (event.dataTransfer.files[0]) put(place, event.dataTransfer.files);
    });
  }
}
