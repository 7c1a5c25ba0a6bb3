// Grids as in Excel: arrow keys go from cell to cell, and a paste fills many.

import { change, told } from "./perubahan.js";

const CELL = "input, textarea, select";
const SHEET = `table.kisi tr:not(.temuan-baris) :is(${CELL})`;

function around(cell) {
  const place = cell.closest("td");
  const row = place.parentElement;
  const table = row.closest("table");
  return { table, lajur: place.cellIndex - row.querySelectorAll("th").length, baris: rowsOf(table).indexOf(row) };
}

/** The rows that are typed into, without those that tell what was found in them. */
function rowsOf(table) {
  return [...table.tBodies[0].rows].filter((each) => !each.matches(".temuan-baris"));
}

function cellAt(table, baris, lajur) {
  return rowsOf(table)[baris]?.querySelectorAll("td")[lajur]?.querySelector(CELL);
}

function atEdge(cell, forward) {
  if (cell.matches("select")) return true;
  const edge = forward ? cell.value.length : 0;
  return cell.selectionStart === cell.selectionEnd && cell.selectionStart === edge;
}

function next(cell, event) {
  const { table, lajur, baris } = around(cell);
  const isChoice = cell.matches("select");
  switch (event.key) {
    case "ArrowUp": return isChoice && !event.altKey ? null : cellAt(table, baris - 1, lajur);
    case "ArrowDown": return isChoice && !event.altKey ? null : cellAt(table, baris + 1, lajur);
    case "Enter": return cellAt(table, baris + (event.shiftKey ? -1 : 1), lajur);
    case "ArrowLeft": return atEdge(cell, false) ? cellAt(table, baris, lajur - 1) : null;
    case "ArrowRight": return atEdge(cell, true) ? cellAt(table, baris, lajur + 1) : null;
    default: return null;
  }
}

const QUOTED = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const PLAIN = /[^\t\n]*/y;

/** The text of a cell at a place.  Excel puts one with a line break or a tab between quotes. */
function cellFrom(text, start) {
  QUOTED.lastIndex = start;
  const quoted = QUOTED.exec(text);
  if (quoted && /[\t\n]|""/.test(quoted[1])) {
    return { cell: quoted[1].replaceAll('""', '"'), end: QUOTED.lastIndex };
  }
  PLAIN.lastIndex = start;
  return { cell: PLAIN.exec(text)[0], end: PLAIN.lastIndex };
}

/** The rows and cells of what was copied in Excel. */
function cellsOf(copied) {
  const text = copied.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows = [[]];
  for (let start = 0; start <= text.length;) {
    const { cell, end } = cellFrom(text, start);
    rows.at(-1).push(cell);
    if (text[end] === "\n") rows.push([]);
    start = end + 1;
  }
  return rows;
}

export function watchGrids() {
  document.addEventListener("click", (event) => {
    const place = event.target.closest?.("table.kisi tbody tr:not(.temuan-baris) td");
    if (place && !event.target.closest(`${CELL}, button, a, label, summary`)) place.querySelector(CELL)?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || !event.target.matches?.(SHEET)) return;
    const found = next(event.target, event);
    if (!found) return;
    event.preventDefault();
    found.focus();
    found.select?.();
  });
  document.addEventListener("paste", async (event) => {
    const cell = event.target;
    if (!cell.matches?.(SHEET)) return;
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const { table, lajur, baris } = around(cell);
    cell.blur();
    try {
      await change({ aksi: "sel", id: table.dataset.kisi, baris, lajur, sel: cellsOf(text) });
    } catch (error) {
      told(error);
    }
    // Who has gone on meanwhile is not called back in the middle of a word.
    if (document.activeElement === document.body) cellAt(table, baris, lajur)?.focus();
  });
}
