// Every field is saved while it is typed: shortly after the last key, at once when it is left.

import { change, refresh, say, showState } from "./perubahan.js";
import { explain } from "./kirim.js";
import { keep, release } from "./potongan.js";

const PAUSE = 120; // milliseconds after the last key
const waiting = new Map(); // fields with what is to be sent

function facts(field) {
  if (field.dataset.sel) {
    return {
      aksi: "sel", id: field.dataset.sel, baris: Number(field.dataset.baris),
      lajur: Number(field.dataset.lajur), sel: [[field.value]], tadi: [[shown(field)]],
    };
  }
  return { aksi: "isi", id: field.dataset.isi, nilai: field.value, tadi: shown(field) };
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

function complain(field, text) {
  field.toggleAttribute("aria-invalid", Boolean(text));
  if (text) field.setAttribute("aria-invalid", "true");
  const message = place(field);
  if (message) message.textContent = text;
}

/** Whether the page was older than what stands there now: it is tried once more on the new one. */
function hasMoved(error) {
  return error.problems?.some((each) => each.kode === "LK794") ?? false;
}

async function save(field, more, again = false) {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
  let sent = field.value;
  const told = () => { // when its turn comes, more may have been typed
    sent = field.value;
    return facts(field);
  };
  try {
    await change(told, more);
    field.dataset.tadi = sent;
    if (field.value === sent) release(field);
    complain(field, "");
  } catch (error) {
    if (hasMoved(error) && !more) {
      await refresh().catch(() => {});
      if (!field.isConnected) {
        say(`${explain(error)} Yang tadi diketik di sana: ${sent}`, true);
        return;
      }
      if (!again) return save(field, more, true);
    }
    if (field.value !== sent) return;
    if (document.activeElement !== field || !error.problems) complain(field, explain(error));
    else field.dataset.galatnya = explain(error);
    if (error.problems) refresh().catch(() => {});
  }
  showState();
}

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
    waiting.set(field, setTimeout(() => save(field), field.matches("select") ? 0 : PAUSE));
  });
  document.addEventListener("focusout", (event) => {
    const field = event.target;
    if (waiting.has(field)) save(field);
    else if (field.dataset?.galatnya) complain(field, field.dataset.galatnya);
    else if (field.dataset?.usang) setTimeout(() => refresh().catch(() => {}));
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Enter" && field.matches?.("[data-satu-baris]")) event.preventDefault();
  });
  addEventListener("pagehide", () => flush({ keepalive: true }));
}
