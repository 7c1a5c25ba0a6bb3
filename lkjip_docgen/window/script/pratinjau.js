// The report beside the form: only what changed is fetched, and it follows the field in work.

import { CONNECTED, on } from "./acara.js";
import { fetchText } from "./kirim.js";
import { project, say } from "./perubahan.js";

const key = project.split("/").pop();
const place = document.getElementById("pratinjau");
const button = document.getElementById("tombol-pratinjau");
const origin = document.getElementById("asal");

let frame = null;
let version = 0;
let working = Promise.resolve();

function isOpen() { return !place.hidden; }

function open(shown) {
  place.hidden = !shown;
  button.setAttribute("aria-pressed", String(shown));
  document.body.classList.toggle("dengan-pratinjau", shown);
  localStorage.setItem("lkjip-pratinjau", shown ? "ya" : "");
  if (shown && !frame) load();
}

function load() {
  frame = document.createElement("iframe");
  frame.title = "Pratinjau laporan";
  frame.src = `${project}/pratinjau`;
  frame.addEventListener("load", () => {
    version = 0;
    frame.contentDocument.addEventListener("click", clicked);
    renew();
  });
  place.append(frame);
}

function renew() {
  working = working.then(fetchChanges).catch(() => {});
  return working;
}

async function fetchChanges() {
  const page = frame?.contentDocument;
  if (!page?.body) return;
  const change = JSON.parse(await fetchText(`${project}/pratinjau/sejak?versi=${version}`));
  const first = version === 0;
  document.getElementById("pratinjau-keadaan").textContent = change.masalah.length
    ? `Pratinjau menunggu: ${change.masalah[0]}` : change.menggambar ? "Menggambar grafik …" : "";
  if (!change.urutan.length) return;
  version = change.versi;
  page.body.className = change.kelas;
  dress(page, change.lembar);
  arrange(page, change);
  fit();
  if (!first) light(page, change.angka);
  if (first) follow(inWork());
}

const WIDTH = 840; // a sheet and its edges, in pixels of the report

function fit() {
  const page = frame?.contentDocument?.documentElement;
  if (page) page.style.zoom = Math.min(1.25, frame.clientWidth / WIDTH);
}

function arrange(page, change) {
  const known = new Map([...page.body.children].map((each) => [each.dataset.penggalan, each]));
  const parts = change.urutan.map((id) => {
    const html = change.penggalan[id];
    const part = known.get(id) ?? page.createElement("div");
    part.dataset.penggalan = id;
    if (html !== undefined) {
      part.innerHTML = html;
      for (const each of part.querySelectorAll("[data-gaya]")) each.style.cssText = each.dataset.gaya;
    }
    return part;
  });
  parts.forEach((part, number) => {
    if (page.body.children[number] !== part) page.body.insertBefore(part, page.body.children[number] ?? null);
  });
  while (page.body.children.length > parts.length) page.body.lastElementChild.remove();
}

function light(page, paths) {
  const changed = new Set(paths);
  for (const number of page.querySelectorAll("[data-jalur]")) {
    if (!changed.has(number.dataset.jalur)) continue;
    number.classList.add("berubah");
    setTimeout(() => number.classList.remove("berubah"), 4000);
  }
}

/** The look of the report as it is now: the page may have come before there was one. */
function dress(page, sheet) {
  const link = page.getElementById("gaya");
  const address = `${project}/pratinjau/gaya.css?${sheet}`;
  if (link.getAttribute("href") !== address) link.href = address;
}

async function clicked(event) {
  const number = event.target.closest("[data-jalur]");
  const link = event.target.closest("a");
  if (number) {
    event.preventDefault();
    tellOrigin(number.dataset.jalur);
  } else if (link && !link.getAttribute("href")?.startsWith("#")) {
    event.preventDefault();
  }
}

async function tellOrigin(path) {
  origin.innerHTML = await fetchText(`${project}/asal?jalur=${encodeURIComponent(path)}`);
  if (!origin.open) origin.showModal();
}

/** What a field or button is about. */
function idOf(element) {
  return element.dataset?.isi ?? element.closest?.("[data-kelompok]")?.dataset.kelompok;
}

let last = ""; // the field that was in work last, also when a button has the focus now

/** The field in work; of a section that was just opened its first group. */
function inWork() {
  return (last || idOf(document.activeElement)) ?? document.querySelector("#bagian [data-kelompok]")?.dataset.kelompok;
}

let followed;
function follow(id) {
  if (!id || !isOpen()) return;
  clearTimeout(followed);
  followed = setTimeout(async () => {
    const { letak } = JSON.parse(await fetchText(`${project}/letak?isian=${encodeURIComponent(id)}`));
    const part = letak && frame.contentDocument.querySelector(`[data-penggalan="${CSS.escape(letak)}"]`);
    if (part && !isInView(part)) part.scrollIntoView({ block: "start" });
  }, 150);
}

function isInView(part) {
  const { top, bottom } = part.getBoundingClientRect();
  return top < frame.clientHeight * .6 && bottom > frame.clientHeight * .2;
}

export function watchPreview() {
  addEventListener("resize", fit);
  button.addEventListener("click", () => open(!isOpen()));
  document.addEventListener("focusin", (event) => {
    last = idOf(event.target) ?? last;
    follow(idOf(event.target));
  });
  document.addEventListener("click", (event) => {
    const item = event.target.closest("summary")?.parentElement;
    if (item?.matches(".butir:not([open])")) follow(item.id.replace("d:", ""));
  });
  on(CONNECTED, () => { if (frame) renew(); });
  on("pratinjau", (event) => { if (event.proyek === key && frame) renew(); });
  document.addEventListener("click", (event) => {
    const number = event.target.closest("[data-asal]");
    if (number) tellOrigin(number.dataset.asal).catch(() => say("Asal angka ini tidak dikenal; lihat isiannya.", true));
  });
  origin.addEventListener("click", (event) => {
    if (event.target.closest("[data-tutup-asal], a")) origin.close();
  });
  if (localStorage.getItem("lkjip-pratinjau") && innerWidth >= 1000) open(true);
}
