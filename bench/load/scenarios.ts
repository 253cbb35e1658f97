import { auth, bye, hello, nop } from "./lines.js";

/** What a client says in one connection: makes its lines, told the id that its session gets. */
export type Scenario = (sessionId: string) => readonly (string | Buffer)[];

const longest = 65_536;

/** Fills a NOP up to a length with blanks, which JSON passes over. */
function padTo(line: string, length: number): string {
  return line.slice(0, -1).padEnd(length - 1) + "}";
}

function manyNops(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => nop(at));
}

/** Conversations that take every transition and meet every limit; those that end without a BYE end with the connection. */
export const scenarios: readonly Scenario[] = [
  (id) => [hello, auth(id), nop(0), nop(1), bye(2), nop(2)],
  (id) => [hello, auth(id), nop(0)],
  (id) => [hello, auth(id), ...manyNops(5_000), bye(5_000)],
  (id) => [hello, auth(id), hello, auth(id), '{"type":"KNOCK"}', nop(0), bye(1)],
  (id) => [hello, auth(id), nop(1)],
  (id) => [hello, auth(id), nop(0), nop(1, 3)],
  (id) => [hello, auth(id), '{"type":"NOP","token":"a"}'],
  (id) => [hello, auth(id), '{"type":"BYE"}'],
  (id) => [hello, auth(id), padTo(nop(0), longest), nop(1), padTo(nop(2), longest + 1)],
  (id) => [hello, auth(id), Buffer.from([0x22, 0xff, 0x22])],
  (id) => [hello, auth(id), nop(0), "{"],
  (id) => [hello, auth(`${id}0`)],
  (id) => [hello, auth(id, 1)],
  (id) => [hello, auth(id).replace("a1b2c3d4", "ä")],
  () => [hello, hello],
  () => [hello, ""],
  () => [hello.replace('"protoVer":1', '"protoVer":2')],
  () => [nop(0)],
  () => ["[]"],
  () => ['{"type":"KNOCK"}'],
];
