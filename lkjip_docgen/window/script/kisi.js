// Grids as in Excel: arrow keys go from cell to cell, and a paste fills many.

import { change, told } from "./perubahan.js";

const CELL = "input, textarea, select";

function around(cell) {
  const place = cell.closest("td");
  const row = place.parentElement;
  return { table: row.closest("table"), row, lajur: place.cellIndex - row.querySelectorAll("th").length, baris: row.sectionRowIndex };
}

function cellAt(table, baris, lajur) {
  return table.tBodies[0].rows[baris]?.querySelectorAll("td")[lajur]?.querySelector(CELL);
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

/** The cells of a paste: of Excel in quotes where a cell has line breaks, quotes doubled in it. */
function cellsOf(text) {
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gy;
  for (const [, quoted, plain, end] of text.replace(/\r\n?/g, "\n").replace(/\n$/, "").matchAll(cell)) {
    const value = quoted === undefined ? plain : quoted.replaceAll('""', '"').replace(/\s*\n\s*/g, " ");
    rows.at(-1).push(value);
    if (!end) break;
    if (end === "\n") rows.push([]);
  }
  return rows;
}

export function watchGrids() {
  document.addEventListener("click", (event) => {
    if (event.target.matches?.("table.kisi td")) event.target.querySelector(CELL)?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || !event.target.matches?.(`table.kisi :is(${CELL})`)) return;
    const found = next(event.target, event);
    if (!found) return;
    event.preventDefault();
    found.focus();
    found.select?.();
  });
  document.addEventListener("paste", async (event) => {
    const cell = event.target;
    if (!cell.matches?.(`table.kisi :is(${CELL})`)) return;
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const { table, lajur, baris } = around(cell);
    cell.blur();
    try {
      await change({ aksi: "sel", id: table.dataset.kisi, baris, lajur, sel: cellsOf(text) });
      cellAt(table, baris, lajur)?.focus();
    } catch (error) {
      told(error);
      cell.focus();
    }
  });
}
