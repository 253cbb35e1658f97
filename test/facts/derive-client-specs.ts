import { readFileSync } from "node:fs";
import { loadSpec } from "../../generator/load/load-spec.js";
import { deriveClient } from "../../generator/facts/derive-client.js";
import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";

/** Loads a spec that is meant to be right. */
export function load(text: string, file = "test.chart.yaml"): Protocol {
  const { protocol, diagnostics } = loadSpec(text, file);
  if (protocol === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return protocol;
}

/** Reads the text of one of the project's own specs. */
export function readOwn(name: string): string {
  return readFileSync(new URL(`../../specs/${name}.chart.yaml`, import.meta.url), "utf8");
}

/** Loads one of the project's own specs. */
export function loadOwn(name: string): Protocol {
  return load(readOwn(name), name);
}

/** Loads a protocol of its messages and the server's chart alone, each given as the spec has it, without its key. */
export function loadServer(messages: string, server: string, channel = "stream"): Protocol {
  return load(`chartwright: 1
protocol: toy
codec: none
channel: ${channel}
messages: ${messages}
roles:
  server: ${server.replaceAll("\n", "\n    ")}
  client: derived
`);
}

/** Gives a chart as a line for each state: `STATE: EVENT > TARGET, …`, `.` where the session stays. */
export function listStates(chart: Chart): readonly string[] {
  return chart.states.map(({ name, kind, keepOpen, on }) => {
    if (kind === "final") return `${name.text} (${keepOpen ? "kept open" : "final"})`;
    const answers = on.map(({ event, transitions }) => `${event.text} > ${transitions[0]?.target?.text ?? "."}`);
    return `${name.text}: ${answers.join(", ")}`;
  });
}

/** Gives the client derived from a server's chart, a line a state. */
export function listDerived(protocol: Protocol): readonly string[] {
  return listStates(deriveClient(protocol));
}
