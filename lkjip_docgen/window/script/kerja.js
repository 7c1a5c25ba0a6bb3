// What can be done: started, followed while it runs, cancelled; its documents opened.

import { on } from "./acara.js";
import { send, fetchText, explain } from "./kirim.js";
import { show } from "./potongan.js";
import { project, told } from "./perubahan.js";

const key = project.split("/").pop();
let asking = false;
let again = false;

async function renew() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    show(JSON.parse(await fetchText(`${project}/kerja`)).potongan);
  } finally {
    asking = false;
    if (again) { again = false; renew().catch(() => {}); }
  }
}

async function entrust(place, file) {
  const select = place.querySelector("select");
  const answer = await send("POST", `${project}/titip?nama=${encodeURIComponent(file.name)}`, file);
  select.add(new Option(answer.label, answer.nama, true, true));
}

export function watchWork() {
  on("kerja", (event) => { if (event.proyek === key && document.getElementById("kerja")) renew().catch(() => {}); });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.kerja) return;
    event.preventDefault();
    const message = form.querySelector(".pesan");
    message.textContent = "";
    try {
      show((await send("POST", form.dataset.kerja, Object.fromEntries(new FormData(form)))).potongan);
    } catch (error) {
      message.textContent = explain(error);
    }
    for (const secret of form.querySelectorAll("[type=password]")) secret.value = "";
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { tampilkan, batal, salin, folder } = button.dataset;
    if (tampilkan !== undefined) {
      send("POST", `${project}/tampilkan`, { nama: tampilkan, folder: folder === undefined ? "" : "ya" }).catch(told);
    }
    if (batal !== undefined) send("POST", `${project}/batal`, {}).catch(told);
    if (salin !== undefined) {
      const field = document.getElementById(salin);
      field.select();
      navigator.clipboard.writeText(field.value).then(() => { button.textContent = "Tersalin"; }, () => document.execCommand("copy"));
    }
  });
  document.addEventListener("change", (event) => {
    const place = event.target.closest?.("[data-titipan]");
    if (place && event.target.type === "file" && event.target.files[0]) entrust(place, event.target.files[0]).catch(told);
  });
  document.addEventListener("drop", (event) => {
    const place = event.target.closest?.("[data-titipan]");
    if (place && event.dataTransfer.files[0]) entrust(place, event.dataTransfer.files[0]).catch(told);
  });
}
