// Hears what happens elsewhere: another window, an editor, a colleague, the end of the program.

import { base } from "./kirim.js";

export const CONNECTED = "tersambung";

const heard = new Map();

export function on(name, act) {
  if (!heard.has(name)) heard.set(name, []);
  heard.get(name).push(act);
  source?.addEventListener(name, tell);
  if (name === CONNECTED && source?.readyState === EventSource.OPEN) act(); // told before it was listened to
}

let source;

function tell(event) {
  for (const act of heard.get(event.type) ?? []) act(JSON.parse(event.data));
}

export function listen() {
  source = new EventSource(`${base}/acara`);
  const gone = document.getElementById("putus");
  for (const name of heard.keys()) source.addEventListener(name, tell);
  source.addEventListener("selesai", () => {
    gone.hidden = false;
    source.close();
  });
  source.addEventListener("open", () => {
    gone.hidden = true;
    for (const act of heard.get(CONNECTED) ?? []) act(); // nobody heard what was told before
  });
  source.addEventListener("error", () => { gone.hidden = false; });
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
