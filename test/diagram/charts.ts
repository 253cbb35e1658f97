import { readdirSync, readFileSync } from "node:fs";
import type { Protocol, RoleName } from "../../generator/index.js";
import { loadProtocol, loadShipped } from "./draw.js";

const conformance = "test/conformance";

/** Gives every chart of the shipped specs and of the conformance suite: what to call it, its protocol, its role. */
export function listCharts(): readonly (readonly [string, Protocol, RoleName])[] {
  const topics = readdirSync(conformance, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "shipped")
    .map(({ name }) => [name, loadProtocol(readFileSync(`${conformance}/${name}/chart.chart.yaml`, "utf8"))] as const);
  const shipped = ["filemq", "handshake", "registration"].map((name) => [name, loadShipped(name)] as const);
  return [...shipped, ...topics].flatMap(([name, protocol]) => {
    const server = [`${name}, server`, protocol, "server"] as const;
    return protocol.client.kind === "same" || isSlow(name)
      ? [server]
      : [server, [`${name}, client`, protocol, "client"] as const];
  });
}

/** Deriving the client of one of these takes seconds. */
function isSlow(name: string): boolean {
  return ["nesting", "timers-enter", "timers-never"].includes(name);
}

/** Names that are syntax somewhere, or that a terminal shows as something else. */
export const hostileNames: readonly string[] = [
  'say "a" as s9',
  "a: b; c",
  "#58; and #quot;",
  "%%{init: {}}%%",
  "a %% comment",
  "<b>bold</b><br/>",
  "[*] --> s1",
  "end",
  "direction LR",
  "redirection\u00a0TB",
  "state x { }",
  "style a:#f00;",
  "1. first",
  "- one",
  "*emphasis* _too_",
  "www.example.com",
  "line\nbreak\r\n",
  "\u001b[31mred\u0000",
  "a\u202eb\u2028c",
  " spaces  inside ",
  "| + - / \\ >",
  "┌─┐│└┘",
  "漢字かな한글",
  "e\u0301e\u0301",
  "👩‍💻 works",
  "ﬂ°°58¶ß",
  "__proto__",
  "$other",
  "note right of s1 : x",
  "<<choice>> [[fork]]",
  "a\\nb",
  "x".repeat(200),
];

/** Gives a protocol with the hostile names in every place of a chart that takes one. */
export function makeHostileProtocol(): Protocol {
  const end = "end of it";
  const states = hostileNames.map((name, at): readonly [string, unknown] => [
    name,
    {
      entry: [name, { raise: name, guard: name }],
      exit: [{ send: name, guard: name }],
      on: {
        [name]: [
          { guard: name, target: hostileNames[(at + 1) % hostileNames.length], actions: [{ terminate: name }] },
          { actions: [name] },
        ],
        [`${name} event`]: { target: name, guard: name, actions: [{ restart: "tick" }] },
        tick: end,
      },
      always: { guard: name, target: end },
      ...(at % 4 === 0
        ? { initial: `in ${name}`, states: { [`in ${name}`]: { extends: `super ${name}`, on: { [name]: name } } } }
        : {}),
    },
  ]);
  const supers = hostileNames.map((name): readonly [string, unknown] => [
    `super ${name}`,
    { type: "abstract", on: { [name]: { actions: [name] } } },
  ]);
  return loadProtocol(
    JSON.stringify({
      chartwright: 1,
      protocol: "hostile",
      codec: "none",
      messages: Object.fromEntries(hostileNames.map((name) => [name, { from: "both" }])),
      roles: {
        server: {
          initial: hostileNames[0],
          events: {
            tick: { kind: "timer", after: "1s" },
            ...Object.fromEntries(hostileNames.map((name) => [`${name} event`, { kind: "outcome" }])),
          },
          states: Object.fromEntries<unknown>([...states, ...supers, [end, { type: "final", keepOpen: true }]]),
        },
        client: "derived",
      },
    }),
  );
}
