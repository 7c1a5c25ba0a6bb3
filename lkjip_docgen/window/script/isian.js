// Every field is saved while it is typed: shortly after the last key, at once when it is left.

import { change, countUnsent, refresh, say, showState } from "./perubahan.js";
import { explain } from "./kirim.js";
import { keep, release } from "./potongan.js";

const PAUSE = 120; // milliseconds after the last key
const LONG = 4000; // characters from which on only what differs is sent
const waiting = new Map(); // fields with what is to be sent
const refused = new WeakMap(); // of fields that are still being typed: why they were refused
const written = new WeakMap(); // of fields: what the program wrote last, and the number of that
let number = 0;

function facts(field, whole = false) {
  const mine = { urut: ++number };
  if (field.dataset.sel) {
    return {
      ...mine, aksi: "sel", id: field.dataset.sel, baris: Number(field.dataset.baris),
      lajur: Number(field.dataset.lajur), sel: [[field.value]], tadi: [[shown(field)]],
    };
  }
  const before = written.get(field);
  const isKnown = !whole && before && before.text === field.dataset.tadi;
  const told = isKnown && field.value.length > LONG
    ? { dasar: before.number, ...difference(before.text, field.value) }
    : { nilai: field.value, tadi: shown(field) };
  return { ...mine, aksi: "isi", id: field.dataset.isi, ...told };
}

/** What stands between the characters that two texts have in common at their ends. */
function difference(old, text) {
  const most = Math.min(old.length, text.length);
  let awal = 0;
  while (awal < most && old[awal] === text[awal]) awal += 1;
  let same = 0;
  while (same < most - awal && old[old.length - 1 - same] === text[text.length - 1 - same]) same += 1;
  return { awal, akhir: old.length - same, sisip: text.slice(awal, text.length - same) };
}

/** What the program showed in the field, or was told last: others may have changed it since. */
export function shown(field) {
  if (field.dataset.tadi !== undefined) return field.dataset.tadi;
  if (!field.matches("select")) return field.defaultValue;
  return [...field.options].find((each) => each.defaultSelected)?.value ?? "";
}

function place(field) {
  return document.querySelector(`[data-galat="${CSS.escape(field.dataset.isi ?? field.dataset.sel)}"]`);
}

function complain(field, error) {
  field.toggleAttribute("aria-invalid", Boolean(error));
  if (error) field.setAttribute("aria-invalid", "true");
  const message = place(field);
  if (!message) return;
  const text = error ? explain(error) : "";
  if (message.textContent !== text) message.textContent = text; // not read out again
  if (error?.problems?.[0].kode === "LK016") message.replaceChildren(...bothReadings(field, error));
}

/** A number that can be read in two ways, with a button for each of them. */
function bothReadings(field, error) {
  const point = /(\d)\.(?=\d{3})/;
  const readings = [["Ribuan", field.value.replace(point, "$1")], ["Desimal", field.value.replace(point, "$1,")]];
  const buttons = readings.map(([name, text]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${name}: ${text}`;
    button.addEventListener("click", () => {
      field.value = text;
      keep(field);
      save(field);
      field.focus();
    });
    return button;
  });
  const [{ pesan }] = error.problems;
  return [pesan.replace(/`([^`]*)`/g, "“$1”"), ...buttons];
}

/** Whether the page was older than what stands there now: it is tried once more on the new one. */
function hasMoved(error) {
  return error.problems?.some((each) => each.kode === "LK794") ?? false;
}

/** Whether nobody could write it just now: the program is gone, or the file cannot be read or written. */
function mustWait(error) {
  return !error.problems || error.problems.some((each) => each.kode === "LK089") || isHeld(error);
}

/** Whether the file is open elsewhere, being written by others, or the disk is full: nobody tells when that ends. */
function isHeld(error) {
  return error.problems?.some((each) => ["LK060", "LK068"].includes(each.kode)) ?? false;
}

const LATER = 3000; // milliseconds after which what could not be written is tried again; then twice as long
const LATEST = 30000;
let pause = LATER;
let later;

function tryAgain() {
  for (const field of document.querySelectorAll("[data-tertunda]")) save(field);
}

async function save(field, more, again = false) {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
  delete field.dataset.tertunda;
  delete field.dataset.galatnya;
  let sent = field.value;
  let mine = 0;
  const told = () => { // when its turn comes, more may have been typed
    sent = field.value;
    const found = facts(field, again);
    mine = found.urut;
    return found;
  };
  const after = () => {
    field.dataset.tadi = sent;
    written.set(field, { text: sent, number: mine });
    if (field.value === sent) release(field);
  };
  try {
    await change(told, more, after);
    pause = LATER;
    complain(field, null);
  } catch (error) {
    if (mustWait(error)) field.dataset.tertunda = "ya";
    if (isHeld(error)) {
      clearTimeout(later);
      later = setTimeout(() => {
        pause = Math.min(2 * pause, LATEST);
        tryAgain();
      }, pause);
    }
    if (hasMoved(error) && !more) {
      await refresh().catch(() => {});
      if (!field.isConnected) {
        say(`${explain(error)} Yang tadi diketik di sana: ${sent}`, true);
        return;
      }
      if (!again) return save(field, more, true);
    }
    if (field.value !== sent) return;
    if (document.activeElement !== field || !error.problems) complain(field, error);
    else {
      field.dataset.galatnya = "ya";
      refused.set(field, error);
    }
    if (error.problems) refresh().catch(() => {});
  }
  showState();
}

/** What is typed and not on its way yet, in characters. */
countUnsent(() => [...waiting.keys()].reduce((sum, field) => sum + JSON.stringify(facts(field)).length, 0));

export function flush(more) {
  for (const field of [...waiting.keys()]) save(field, more);
}

export function watchFields() {
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches?.("[data-isi], [data-sel]")) return;
    if (field.matches("[data-satu-baris]") && field.value.includes("\n")) {
      field.value = field.value.replace(/\s*\n\s*/g, " ");
    }
    keep(field);
    showState();
    delete field.dataset.galatnya;
    clearTimeout(waiting.get(field));
    const isPasted = Math.abs(field.value.length - shown(field).length) > LONG;
    waiting.set(field, setTimeout(() => save(field), isPasted || field.matches("select") ? 0 : PAUSE));
  });
  document.addEventListener("terbaca", tryAgain);
  document.addEventListener("focusout", (event) => {
    const field = event.target;
    if (waiting.has(field)) save(field);
    else if (field.dataset?.galatnya) complain(field, refused.get(field));
    else if (field.dataset?.usang) setTimeout(() => refresh().catch(() => {}));
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Enter" && field.matches?.("[data-satu-baris]")) event.preventDefault();
  });
  addEventListener("pagehide", () => flush({ keepalive: true }));
}
