/** How many messages each role of a large spec sends, and how many timers there are. */
export const messages = 100;
export const timers = 5;

const syllables = ["bar", "kel", "dim", "fon", "gus", "hap", "jev", "liz", "mot", "nuk"];

/** Gives a name for a number; no slip of the pen turns the name of one into that of another. */
export function nameOf(at: number): string {
  const digits = Array.from(String(at).padStart(3, "0"));
  return digits.map((digit) => syllables[Number(digit)]).join("");
}

/** Gives the name of a message of the client; there are {@link messages}, and the numbers begin again after them. */
export function ask(at: number): string {
  return `ASK-${nameOf(at % messages)}`;
}

/** Gives the name of a message of the server, likewise. */
export function reply(at: number): string {
  return `REPLY-${nameOf(at % messages)}`;
}
