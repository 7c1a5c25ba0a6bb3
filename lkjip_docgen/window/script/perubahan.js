// Changes go to the program one after another, and are on the disk when it answers.

import { send, fetchText, explain, Refused } from "./kirim.js";
import { isAnythingKept, show } from "./potongan.js";

export const project = document.body.dataset.proyek.replace(/\/$/, "");
export const section = document.body.dataset.bagian;
const me = crypto.randomUUID();
const state = document.getElementById("simpan");

let queue = Promise.resolve();
let waiting = 0;

export function say(text, wrong = false) {
  const place = document.getElementById("kabar");
  place.textContent = text;
  place.classList.toggle("salah", wrong);
  place.hidden = !text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { place.hidden = true; }, wrong ? 12000 : 5000);
}

function saved(text) {
  state.textContent = text;
  state.classList.toggle("belum", text !== "Tersimpan");
}

export function showState() {
  if (waiting) saved("Menyimpan …");
  else if (document.querySelector("[aria-invalid=true], [data-galatnya]")) saved("Ada yang belum tersimpan");
  else saved(isAnythingKept() ? "Menyimpan …" : "Tersimpan");
}

function take(answer) {
  if (answer.ke) { location.assign(answer.ke); return; }
  document.body.dataset.versi = answer.versi;
  show(answer.potongan ?? {});
  if (answer.kabar) say(answer.kabar);
  document.dispatchEvent(new CustomEvent("diperbarui"));
}

function inOrder(work) {
  waiting += 1;
  saved("Menyimpan …");
  const result = queue.then(work);
  queue = result.catch(() => {});
  return result.finally(() => {
    waiting -= 1;
    showState();
  });
}

export function change(facts, more) {
  const since = Number(document.body.dataset.versi);
  const body = () => JSON.stringify({
    bagian: section, saya: me, sejak: since, versi: Number(document.body.dataset.versi),
    ...(typeof facts === "function" ? facts() : facts),
  });
  if (more?.keepalive) { // the page is going: there is no time to wait for those before
    return post(body(), true);
  }
  const job = { body };
  jobs.add(job);
  return inOrder(async () => {
    if (!jobs.delete(job)) return; // it was sent when the page was going
    take(await post(body(), false));
  });
}

const jobs = new Set(); // what waits for its turn
const KEPT = 60000; // bytes that a browser still sends when its page is gone

function post(body, going) {
  return send("POST", `${project}/ubah`, body, { keepalive: going || body.length < KEPT / 4 });
}

addEventListener("pagehide", () => {
  for (const job of jobs) {
    jobs.delete(job);
    post(job.body(), true).catch(() => {});
  }
});

export function upload(field, file) {
  const query = new URLSearchParams({ isian: field, bagian: section, nama: encodeURIComponent(file.name), saya: me });
  return inOrder(async () => take(await send("POST", `${project}/berkas?${query}`, file)));
}

export async function refresh() {
  const answer = JSON.parse(await fetchText(`${project}/potongan?bagian=${encodeURIComponent(section)}`));
  if (answer.versi >= Number(document.body.dataset.versi) || answer.ke) take(answer);
}

export function isMine(event) { return event.oleh === me; }

export function told(error) {
  say(explain(error), true);
  if (error instanceof Refused) refresh().catch(() => {});
}
