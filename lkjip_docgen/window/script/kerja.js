// What can be done: started, followed while it runs, cancelled; its documents opened.

import { CONNECTED, on } from "./acara.js";
import { send, fetchText, explain } from "./kirim.js";
import { show } from "./potongan.js";
import { project, told } from "./perubahan.js";

const key = project.split("/").pop();
const place = () => document.getElementById("kerja");
let asking = false;
let again = false;

/** Show how the work stands; who waited for its end is brought to what came of it. */
function take(pieces) {
  const was = stateOf();
  show(pieces);
  if (was === "berjalan" && stateOf() !== "berjalan") document.getElementById("hasil-judul")?.focus();
}

function stateOf() { return place()?.querySelector("[data-keadaan]")?.dataset.keadaan; }

async function renew() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    take(JSON.parse(await fetchText(`${project}/kerja?untuk=${encodeURIComponent(place().dataset.untuk)}`)).potongan);
  } finally {
    asking = false;
    if (again) { again = false; renew().catch(() => {}); }
  }
}

async function entrust(target, file) {
  const select = target.querySelector("select");
  target.classList.add("mengirim");
  try {
    const answer = await send("POST", `${project}/titip?nama=${encodeURIComponent(file.name)}`, file);
    select.add(new Option(answer.label, answer.nama, true, true));
    select.dispatchEvent(new Event("change", { bubbles: true }));
  } finally {
    target.classList.remove("mengirim");
  }
}

/** The places of the chosen PDF that wait for a signature. */
async function offerPlaces(form) {
  const list = form?.querySelector("[data-tempat]");
  if (!list) return;
  const pdf = form.elements.pdf.value;
  const first = list.options[0];
  list.replaceChildren(first);
  if (!pdf) return;
  const { tempat } = JSON.parse(await fetchText(`${list.dataset.tempat}?pdf=${encodeURIComponent(pdf)}`));
  if (form.elements.pdf.value !== pdf) return;
  first.textContent = tempat.length ? "Tempat yang belum ditandatangani" : "Belum disediakan; sebut halamannya di bawah";
  list.replaceChildren(...(tempat.length > 1 ? [] : [first]),
    ...tempat.map((each) => new Option(each.label, each.nama)));
  if (!tempat.length) list.form.querySelector("details.lipat").open = true;
}

async function submit(form, button) {
  const message = form.querySelector(".pesan");
  message.textContent = "";
  if (button) button.disabled = true;
  try {
    take((await send("POST", form.dataset.kerja, Object.fromEntries(new FormData(form)))).potongan);
    if (place()?.querySelector("[data-keadaan]")) place().scrollIntoView({ block: "nearest" });
  } catch (error) {
    message.textContent = explain(error);
    form.elements[error.problems?.[0]?.isian]?.focus?.();
  } finally {
    if (button) button.disabled = false;
    for (const secret of form.querySelectorAll("[type=password]")) secret.value = "";
  }
}

function copy(button, field) {
  const words = button.textContent;
  field.select();
  navigator.clipboard.writeText(field.value).catch(() => document.execCommand("copy"));
  button.textContent = "Tersalin";
  setTimeout(() => { button.textContent = words; }, 2500);
}

const clicked = {
  tampilkan: (button) => send("POST", `${project}/tampilkan`, {
    nama: button.dataset.tampilkan, folder: button.dataset.folder === undefined ? "" : "ya",
  }),
  batal: () => send("POST", `${project}/batal`, {}),
  tutupHasil: async (button) => show((await send("POST", button.dataset.tutupHasil, {})).potongan),
  salin: (button) => copy(button, document.getElementById(button.dataset.salin)),
  putuskanSemua: (button) => {
    const chosen = `[type=radio][value="${button.dataset.putuskanSemua}"]`;
    for (const choice of button.form.querySelectorAll(chosen)) choice.checked = true;
  },
  centangSemua: (button) => {
    for (const box of button.form.querySelectorAll("[type=checkbox]")) box.checked = Boolean(button.dataset.centangSemua);
  },
};

function watchDrops() {
  const target = (event) => event.target.closest?.("[data-titipan]");
  document.addEventListener("change", (event) => {
    if (target(event) && event.target.type === "file" && event.target.files[0]) {
      entrust(target(event), event.target.files[0]).catch(told);
      event.target.value = "";
    } else if (event.target.name === "pdf") {
      offerPlaces(event.target.form).catch(told);
    }
  });
  document.addEventListener("dragover", (event) => {
    for (const each of document.querySelectorAll("[data-titipan].di-atas")) each.classList.remove("di-atas");
    target(event)?.classList.add("di-atas");
  });
  document.addEventListener("drop", (event) => {
    target(event)?.classList.remove("di-atas");
    if (target(event) && event.dataTransfer.files[0]) entrust(target(event), event.dataTransfer.files[0]).catch(told);
  });
}

export function watchWork() {
  on(CONNECTED, () => { if (place()) renew().catch(() => {}); });
  on("kerja", (event) => { if (event.proyek === key && place()) renew().catch(() => {}); });
  on("hasil", (event) => { if (event.proyek === key && place()?.querySelector("[data-ikut]")) renew().catch(() => {}); });
  on("berubah", (event) => { if (event.proyek === key && place()?.querySelector("[data-urung]")) renew().catch(() => {}); });
  document.addEventListener("submit", (event) => {
    if (!event.target.dataset.kerja) return;
    event.preventDefault();
    submit(event.target, event.submitter);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    for (const [name, act] of Object.entries(clicked)) {
      if (button?.dataset[name] !== undefined) Promise.resolve(act(button)).catch(told);
    }
  });
  watchDrops();
  offerPlaces(document.getElementById("kerjakan")).catch(() => {});
}
