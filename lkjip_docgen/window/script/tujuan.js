// Goes to the part of the page that an address names, opening whatever it is folded in.

export function reveal(element, focus = true) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const field = element.matches("input, textarea, select") ? element
    : element.querySelector("input:not([type=file]), textarea, select, button");
  element.scrollIntoView({ block: "center" });
  if (focus) (field ?? element).focus({ preventScroll: true });
}

export function goToAddress() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const found = ["i:", "k:", "d:", "g!", ""].map((kind) => document.getElementById(kind + id)).find(Boolean);
  if (!found || found.id === "isi") return;
  reveal(found);
  const marked = found.closest(".kolom, .kelompok, details.butir, td") ?? found;
  marked.classList.add("dituju");
  setTimeout(() => marked.classList.remove("dituju"), 2500);
}

/** What was seen last on the page: "Lanjutkan mengisi" goes on behind it. */
export function watchWay() {
  let seen = decodeURIComponent(location.hash.slice(1));
  document.addEventListener("focusin", (event) => {
    const place = event.target.closest("[data-kolom], [data-kelompok]");
    if (place) seen = place.dataset.kolom ?? place.dataset.kelompok;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-lanjut]");
    if (!link || !seen) return;
    const way = new URL(link.href);
    way.searchParams.set("setelah", seen);
    link.href = way.href;
  });
}
