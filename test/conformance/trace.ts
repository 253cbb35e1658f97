import { readFileSync } from "node:fs";

import { parse } from "yaml";

import { loadSpec } from "../../generator/load/load-spec.js";
import type { Chart, RoleName } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { parseInput, type Input } from "../support/interpreter-input.js";
import type { StepRecord } from "../support/interpreter-record.js";
import type { Script } from "../support/interpreter-script.js";

/** What is wanted of one input. `do` is all that can be seen, in order; without it, nothing. */
interface WantedStep {
  readonly on: string;
  readonly do?: readonly string[];
  readonly state: string;
}

/**
 * A trace as its file has it. `mailbox` bounds what may wait, `durations` are in milliseconds by timer. `start` is the
 * state in which a session starts, or that and what is done on the way.
 */
export interface Trace {
  readonly rule: string;
  readonly role?: RoleName;
  readonly world?: Script;
  readonly mailbox?: number;
  readonly durations?: Readonly<Record<string, number>>;
  readonly start: string | Omit<WantedStep, "on">;
  readonly steps: readonly WantedStep[];
}

/** Reads the traces of a file. */
export function readTraces(file: URL): readonly Trace[] {
  return parse(readFileSync(file, "utf8")) as readonly Trace[];
}

/** Loads a spec that has no fault. Throws with the findings where it has one. */
export function loadProtocol(file: URL): Protocol {
  const { protocol, diagnostics } = loadSpec(readFileSync(file, "utf8"), file.pathname);
  if (protocol === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return protocol;
}

/** Gives the chart that a role of a spec runs. Throws where that has to be derived, which is none of a trace's business. */
export function findChart({ server, client }: Protocol, role: RoleName = "server"): Chart {
  if (role === "server") return server;
  if (client.kind === "chart") return client;
  if (client.kind === "same") return { ...server, role: "client" };
  throw new Error("the client has no chart of its own");
}

/** Gives the inputs of a trace. */
export function listInputs({ steps }: Trace): readonly Input[] {
  return steps.map(({ on }) => parseInput(on));
}

/** Gives what a trace wants to be recorded. A session has ended from the step on in which it says so. */
export function listWanted({ start, steps }: Trace): readonly StepRecord[] {
  const first = typeof start === "string" ? { state: start } : start;
  let ended = false;
  return [first, ...steps].map(({ do: did = [], state }) => {
    ended ||= did.some((line) => line.startsWith("end "));
    return { did, state, ended };
  });
}
