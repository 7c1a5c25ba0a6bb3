// The pages of a project.

import { CONNECTED, on } from "./acara.js";
import { change, isMine, project, refresh, told } from "./perubahan.js";
import { flush, watchFields } from "./isian.js";
import { watchLists } from "./daftar.js";
import { watchGrids } from "./kisi.js";
import { watchTexts } from "./naskah.js";
import { watchFiles } from "./berkas.js";
import { watchWork } from "./kerja.js";
import { watchPreview } from "./pratinjau.js";
import { goToAddress, watchWay } from "./tujuan.js";

const key = project.split("/").pop();

watchFields();
watchLists();
watchGrids();
watchTexts();
watchFiles();
watchWork();
watchPreview();

function act(name) {
  flush();
  change({ aksi: name }).catch(told);
}

document.getElementById("urung").addEventListener("click", () => act("urung"));
document.getElementById("ulang").addEventListener("click", () => act("ulang"));
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (event.target.matches?.("input, textarea, select")) return; // the field's own undo
  const pressed = event.key.toLowerCase();
  const name = pressed === "y" || (pressed === "z" && event.shiftKey) ? "ulang" : pressed === "z" ? "urung" : "";
  if (name) { event.preventDefault(); act(name); }
});

on("berubah", (event) => { if (event.proyek === key && !isMine(event)) refresh().catch(() => {}); });
on(CONNECTED, () => refresh().catch(() => {}));
on("hasil", (event) => { if (event.proyek === key) refresh().catch(() => {}); });

watchWay();
goToAddress();
addEventListener("hashchange", goToAddress);
