const lines = [
  "chartwright: 1",
  "protocol: greeting",
  "codec: json",
  "channel: stream",
  "messages:",
  "  HELLO: { from: client }",
  "roles:",
  "  server:",
  "    initial: WAITING",
  "    events:",
  "      SILENCE: { kind: timer, after: 30s }",
  "    states:",
  "      WAITING:",
  "        on:",
  "          HELLO: DONE",
  "          SILENCE: DONE",
  "      DONE: { type: final }",
  "  client:",
  "    initial: CALLING",
  "    events:",
  "      SILENCE: { kind: timer, after: 30s }",
  "    states:",
  "      CALLING:",
  "        entry: [{ send: HELLO }]",
  "        on:",
  "          SILENCE: DONE",
  "      DONE: { type: final }",
  "",
].join("\n");

/** Gives a spec in which nothing is found; `name` is its protocol's. */
export function cleanSpec(name = "greeting"): string {
  return lines.replace("greeting", name);
}

/** Gives the clean spec with states that nothing enters, from line 18 on. */
export function faultySpec(...lost: readonly string[]): string {
  const states = (lost.length === 0 ? ["LOST"] : lost).map((state) => `      ${state}: { type: final }\n`);
  return lines.replace("  client:\n", `${states.join("")}  client:\n`);
}
