// Sends changes to the program, which takes them from its own pages alone.

export const base = document.body.dataset.dasar;

export class Refused extends Error {
  constructor(problems) {
    const said = problems.map((each) => [each.pesan, each.saran].filter(Boolean).join(" "));
    super(said.join("\n").replace(/`([^`\n]*)`/g, "“$1”"));
    this.problems = problems;
  }
}

export function explain(error) {
  if (error instanceof Refused) return error.message;
  return "Program tidak menjawab. Periksa apakah layar hitamnya masih terbuka.";
}

export async function send(method, address, body, more = {}) {
  const raw = body instanceof Blob;
  const response = await fetch(address, {
    method,
    headers: { "X-LKjIP": "1", "Content-Type": raw ? "application/octet-stream" : "application/json" },
    body: raw || typeof body === "string" ? body : JSON.stringify(body ?? {}),
    ...more,
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.masalah ?? [{ pesan: "Permintaan ditolak. Muat ulang halaman ini." }]);
  return answer;
}

export async function fetchText(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Refused([{ pesan: "Halaman tidak dapat dimuat." }]);
  return response.text();
}
