// Brings pieces of the page up to date without touching what is being typed.

const kept = new Set(); // ids of fields with text that is not saved yet

export function keep(element) { kept.add(element.id); }
export function release(element) { kept.delete(element.id); }
export function isAnythingKept() {
  for (const id of kept) if (!document.getElementById(id)) kept.delete(id);
  return kept.size > 0;
}

export function show(pieces) {
  const focused = document.activeElement?.id;
  for (const [id, html] of Object.entries(pieces)) {
    const place = document.getElementById(id);
    if (!place) continue;
    const fresh = place.cloneNode(false);
    fresh.innerHTML = html;
    children(place, fresh);
  }
  if (focused && document.activeElement?.id !== focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

function isBusy(element) {
  return kept.has(element.id)
    || (element === document.activeElement && element.matches("input, textarea, select"));
}

function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (isBusy(old)) {
    if (old.value !== fresh.value) old.dataset.usang = "ya"; // brought up to date when it is left
    return;
  }
  attributes(old, fresh);
  if (old.matches("[data-galat]")) return;
  if (old.matches("textarea, select")) return value(old, fresh);
  if (old.matches("input")) return value(old, fresh);
  children(old, fresh);
}

function attributes(old, fresh) {
  for (const { name, value } of [...fresh.attributes]) {
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !["open", "aria-invalid", "rows"].includes(name)) {
      old.removeAttribute(name);
    }
  }
}

function value(old, fresh) {
  if (old.type === "file") return;
  delete old.dataset.tadi;
  delete old.dataset.usang;
  if (old.matches("select")) old.innerHTML = fresh.innerHTML;
  else if (old.matches("textarea")) old.defaultValue = fresh.defaultValue;
  if (old.value !== fresh.value) old.value = fresh.value;
}

function children(old, fresh) {
  const named = new Map();
  for (const child of old.children) if (child.id) named.set(child.id, child);
  let here = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const same = wanted.id ? named.get(wanted.id) : alike(here, wanted) ? here : null;
    if (same && same.nodeName === wanted.nodeName) {
      if (same === here) here = here.nextSibling;
      else old.insertBefore(same, here);
      morph(same, wanted);
    } else {
      old.insertBefore(document.importNode(wanted, true), here);
    }
  }
  while (here) {
    const next = here.nextSibling;
    here.remove();
    here = next;
  }
}

function alike(old, wanted) {
  return old && !old.id && old.nodeType === wanted.nodeType && old.nodeName === wanted.nodeName;
}
