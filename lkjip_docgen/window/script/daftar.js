// Items of lists: added, moved, removed, declared away; findings accepted; conflicts decided.

import { change, giveUp, told } from "./perubahan.js";
import { flush } from "./isian.js";
import { reveal } from "./tujuan.js";

const ACTIONS = {
  tambah: (button) => ({ aksi: "tambah", id: button.dataset.tambah }),
  hapus: (button) => ({ aksi: "hapus", id: button.dataset.hapus }),
  hapusBaris: (button) => ({ aksi: "hapus-baris", id: button.dataset.tabelBaris, baris: Number(button.dataset.hapusBaris) }),
  pindah: (button) => ({ aksi: "pindah", id: button.dataset.pindah, nilai: Number(button.dataset.arah) }),
  nihil: (button) => ({ aksi: "nihil", id: button.dataset.nihil }),
  berlaku: (button) => ({ aksi: "berlaku", id: button.dataset.berlaku }),
  absen: (button) => ({ aksi: "tidak-berlaku", id: button.dataset.absen, nilai: beside(button, "[data-alasan]").value }),
  terima: (button) => {
    const reason = beside(button, "[data-alasan-terima]");
    return { aksi: "terima", kode: reason.dataset.kode, di: reason.dataset.di, isi: reason.dataset.angka, nilai: reason.value };
  },
  buatTabel: (button) => ({ aksi: "buat-tabel", id: button.dataset.buatTabel }),
  ukur: (button) => ({ aksi: "ukur", id: button.dataset.ukur }),
  buang: (button) => ({ aksi: "buang", id: button.dataset.buang }),
  diperiksa: (button) => ({ aksi: "diperiksa", baris: Number(button.dataset.diperiksa), catatan: button.dataset.catatan }),
  putus: (button) => ({ aksi: "putus", id: button.dataset.putus, nilai: button.dataset.punya }),
};

function beside(button, what) {
  return button.parentElement.querySelector(what);
}

/** What names an item that is to go is decided by people, in a question of the program. */
function ask(answer) {
  const question = document.getElementById("tanya");
  question.innerHTML = answer.tanya;
  question.showModal();
  question.querySelector("select")?.focus();
}

async function decide(form) {
  const chosen = Object.fromEntries(new FormData(form));
  document.getElementById("tanya").close();
  try {
    await change({ aksi: "hapus", id: form.dataset.hapusJadi, rujukan: chosen });
    followRemoved(form.dataset.hapusJadi);
  } catch (error) {
    told(error);
  }
}

export function watchLists() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-hapus-jadi]")) return;
    event.preventDefault();
    decide(event.target);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-batal-tanya]")) document.getElementById("tanya").close();
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    const name = button && Object.keys(ACTIONS).find((each) => each in button.dataset);
    if (!name || isUnmeant(name, event)) return;
    flush();
    const facts = ACTIONS[name](button);
    try {
      const answer = await change(facts, null, () => before(name, button));
      if (answer?.tanya) ask(answer);
      else after(name, button, facts);
    } catch (error) {
      told(error);
    } finally {
      if (removed === Infinity) removed = performance.now();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.("[data-alasan], [data-alasan-terima]")) return;
    event.preventDefault();
    event.target.closest("details").querySelector("button").click();
  });
}

const REST = 700; // milliseconds after a removal in which what moved below the pointer is not hit
const REMOVING = ["hapus", "hapusBaris", "buang", "diperiksa"];
let removed = -REST;

/** Whether a click is the second of a double click, or hits what has just moved there. */
function isUnmeant(name, event) {
  if (!REMOVING.includes(name)) return false;
  if (event.detail > 1 || (event.detail && performance.now() < removed + REST)) return true;
  removed = Infinity; // until it is answered
  return false;
}

/** What the program has taken is no more being written. */
function before(name, button) {
  if (name !== "terima" && name !== "absen") return;
  const reason = beside(button, "[data-alasan], [data-alasan-terima]");
  reason.value = "";
  reason.blur();
}

function after(name, button, facts) {
  if (name === "tambah") showNew(facts.id);
  if (name === "pindah") follow(facts);
  if (name === "ukur") followMeasured(facts.id);
  if (name === "hapus") followRemoved(facts.id);
  if (name === "putus") { // what was typed is decided, too
    giveUp();
    location.reload();
  }
}

function itemsOf(group) {
  const folded = group?.querySelectorAll(":scope > .butir-butir > details") ?? [];
  if (folded.length) return folded; // and not the rows of a grid within the last of them
  return group?.querySelectorAll(":scope table.kisi > tbody > tr:not(.temuan-baris)") ?? [];
}

function showNew(id) {
  const items = itemsOf(document.getElementById(`g!${id}`));
  const last = items[items.length - 1];
  if (last) reveal(last, true);
}

/** Who removed an item goes on with the one that stands there now, else with the list. */
function followRemoved(id) {
  const [, list, number] = /^(.*)\[(\d+)\]$/.exec(id) ?? [];
  const group = document.getElementById(`g!${list}`);
  const items = itemsOf(group);
  const next = items[Math.min(Number(number), items.length - 1)];
  (next ?? group)?.scrollIntoView({ block: "nearest" });
  (next?.querySelector("summary, input, textarea, select") ?? group?.querySelector("button"))?.focus({ preventScroll: true });
}

/** The new indicator where this page shows it, else what names it now. */
function followMeasured(id) {
  const names = document.getElementById(`i:${id}`);
  if (names) names.focus();
  else showNew("indikator");
}

function follow({ id, nilai }) {
  const moved = id.replace(/\[(\d+)\]$/, (_, number) => `[${Number(number) + nilai}]`);
  const button = document.querySelector(`[data-pindah="${CSS.escape(moved)}"][data-arah="${nilai}"]`);
  const item = button?.closest("details");
  if (item) item.open = true;
  (button?.disabled ? button.parentElement.querySelector("button:not(:disabled)") : button)?.focus();
}
