// What a browser says of a field that must be filled in, in the language of the page and not in
// that of the browser.

function words(field) {
  if (field.type === "radio") return "Pilih salah satu.";
  return field.matches("select") ? "Pilih salah satu dari daftar ini." : "Isian ini belum diisi.";
}

function forget(form) {
  for (const field of form?.elements ?? []) field.setCustomValidity?.("");
}

export function speakOfRequired() {
  document.addEventListener("invalid", (event) => {
    if (event.target.validity.valueMissing) event.target.setCustomValidity(words(event.target));
  }, true);
  document.addEventListener("input", (event) => forget(event.target.form), true);
  document.addEventListener("click", (event) => forget(event.target.closest?.("button")?.form), true);
}
