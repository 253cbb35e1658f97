import { readdirSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { prepareRole } from "../support/emitted-role.js";
import { EmittedRun } from "../support/emitted.js";
import { Interpreter } from "../support/interpreter.js";
import { makeScriptedWorld } from "../support/interpreter-script.js";
import { runInputs } from "./run-inputs.js";
import { findChart, listInputs, listWanted, loadProtocol, readTraces } from "./trace.js";

const topics = readdirSync(new URL(".", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "shipped")
  .map(({ name }) => name);

describe.each(topics)("%s", (topic) => {
  const protocol = loadProtocol(new URL(`${topic}/chart.chart.yaml`, import.meta.url));
  const traces = readTraces(new URL(`${topic}/traces.yaml`, import.meta.url)).map(
    (trace) => [trace.rule, trace] as const,
  );

  test.each(traces)("%s: the interpreter", async (_rule, trace) => {
    const run = new Interpreter(protocol, findChart(protocol, trace.role), makeScriptedWorld(trace.world ?? {}, trace));
    expect(await runInputs(run, listInputs(trace))).toEqual(listWanted(trace));
  });

  test.each(traces)("%s: emitted code", async (_rule, trace) => {
    const role = prepareRole(protocol, findChart(protocol, trace.role));
    const run = new EmittedRun(role, makeScriptedWorld(trace.world ?? {}, trace));
    expect(await runInputs(run, listInputs(trace))).toEqual(listWanted(trace));
  });
});
