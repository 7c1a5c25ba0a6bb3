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
  const back = text.endsWith(BACK);
  place.textContent = back ? text.slice(0, -BACK.length) : text;
  if (back) place.append(undoing());
  place.classList.toggle("salah", wrong);
  place.hidden = !text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { place.hidden = true; }, wrong || back ? 12000 : 5000);
}

/** What was refused is no news any more once something else was taken. */
function hush() {
  const place = document.getElementById("kabar");
  if (place.classList.contains("salah")) place.hidden = true;
}

const BACK = "Ctrl+Z mengembalikannya.";

/** A button that takes back what was just told. */
function undoing() {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Urungkan (Ctrl+Z)";
  button.addEventListener("click", () => document.getElementById("urung").click());
  return button;
}

function saved(text) {
  state.textContent = text;
  state.classList.toggle("belum", text !== "Tersimpan");
}

export function showState() {
  if (waiting) saved("Menyimpan …");
  else if (document.querySelector("[aria-invalid=true], [data-galatnya]")) saved("Belum tersimpan");
  else saved(isAnythingKept() ? "Menyimpan …" : "Tersimpan");
}

let newest = 0; // the turn of the answer that the page shows

/** Show an answer; one that was given before what is shown already changes nothing (false). */
function take(answer) {
  if (answer.ke) {
    if (isAnythingKept()) say("Berkas data sedang tidak dapat dibaca. Yang belum tersimpan tetap di halaman ini dan ditulis setelah berkas itu dapat dibaca kembali.", true);
    else location.assign(`${answer.ke}?dari=${encodeURIComponent(section)}`);
    return true;
  }
  if (answer.kabar) say(answer.kabar);
  if (answer.urut < newest) return false;
  newest = answer.urut;
  document.body.dataset.versi = answer.versi;
  show(answer.potongan);
  document.dispatchEvent(new CustomEvent("diperbarui"));
  return true;
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

/** `after` is done with what was sent before the next change takes its turn. */
export function change(facts, more, after) {
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
    const sent = body();
    large = sent.length >= SMALL;
    try {
      const answer = await post(sent, false);
      after?.();
      hush();
      if (!take(answer)) refresh().catch(() => {}); // its field could not be shown anew before
      return answer;
    } finally {
      large = false;
    }
  });
}

const jobs = new Set(); // what waits for its turn
const SMALL = 15000; // characters that a browser sends even when its page is gone, some at a time
let large = false; // whether something larger is on its way

function post(body, going) {
  return send("POST", `${project}/ubah`, body, { keepalive: going || body.length < SMALL });
}

addEventListener("pagehide", () => {
  for (const job of jobs) {
    jobs.delete(job);
    post(job.body(), true).catch(() => {});
  }
});

/** Whether closing the page now could lose something: it is asked whether to stay. */
function wouldLose() {
  const size = [...jobs].reduce((sum, job) => sum + job.body().length, 0) + unsent();
  const refused = isAnythingKept() && !waiting && !unsent();
  return large || size >= 3 * SMALL || refused;
}

let decided = false; // whether what is left was given up by a click

export function giveUp() { decided = true; }

let unsent = () => 0; // characters that are typed and not on their way yet

export function countUnsent(count) { unsent = count; }

addEventListener("beforeunload", (event) => {
  if (decided || !wouldLose()) return;
  event.preventDefault();
  event.returnValue = "";
});

export function upload(field, file) {
  const query = new URLSearchParams({ isian: field, bagian: section, nama: encodeURIComponent(file.name), saya: me });
  return inOrder(async () => take(await send("POST", `${project}/berkas?${query}`, file)));
}

export async function refresh() {
  const answer = JSON.parse(await fetchText(`${project}/potongan?bagian=${encodeURIComponent(section)}`));
  take(answer);
  if (!answer.ke) document.dispatchEvent(new CustomEvent("terbaca"));
}

export function isMine(event) { return event.oleh === me; }

export function told(error) {
  say(explain(error), true);
  if (error instanceof Refused) refresh().catch(() => {});
}
