import { describe, expect, test } from "vitest";

import * as filemqClient from "../../../generated/filemq/client.js";
import * as filemqServer from "../../../generated/filemq/server.js";
import * as handshakeServer from "../../../generated/handshake/server.js";
import * as registrationServer from "../../../generated/registration/server.js";
import type { Chart } from "../../../generator/model/chart.js";
import type { State, Transition } from "../../../generator/model/state.js";
import { prepareRole } from "../../support/emitted-role.js";
import { EmittedRun } from "../../support/emitted.js";
import { Interpreter } from "../../support/interpreter.js";
import { makeScriptedWorld } from "../../support/interpreter-script.js";
import { runInputs } from "../run-inputs.js";
import { findChart, listInputs, listWanted, loadProtocol, readTraces } from "../trace.js";

const shipped = [
  { protocol: "handshake", role: "server", transitions: 16, exports: handshakeServer },
  { protocol: "registration", role: "server", transitions: 15, exports: registrationServer },
  { protocol: "filemq", role: "server", transitions: 20, exports: filemqServer },
  { protocol: "filemq", role: "client", transitions: 14, exports: filemqClient },
] as const;

describe.each(shipped)("$protocol, $role", ({ protocol: name, role, transitions, exports }) => {
  const protocol = loadProtocol(new URL(`../../../specs/${name}.chart.yaml`, import.meta.url));
  const chart = findChart(protocol, role);
  const traces = readTraces(new URL(`${name}-${role}.traces.yaml`, import.meta.url));
  const titled = traces.map((trace) => [trace.rule, trace] as const);

  test.each(titled)("%s: the interpreter", async (_rule, trace) => {
    const run = new Interpreter(protocol, chart, makeScriptedWorld(trace.world ?? {}, trace));
    expect(await runInputs(run, listInputs(trace))).toEqual(listWanted(trace));
  });

  test.each(titled)("%s: the generated code as it is committed", async (_rule, trace) => {
    const run = new EmittedRun(prepareRole(protocol, chart, exports), makeScriptedWorld(trace.world ?? {}, trace));
    expect(await runInputs(run, listInputs(trace))).toEqual(listWanted(trace));
  });

  test("the traces take every transition that the chart draws", async () => {
    const taken = new Set<Transition>();
    for (const trace of traces) {
      const run = new Interpreter(protocol, chart, makeScriptedWorld(trace.world ?? {}, trace));
      await runInputs(run, listInputs(trace));
      for (const transition of run.taken) taken.add(transition);
    }
    const drawn = listDrawn(chart);
    expect(drawn.filter(({ transition }) => !taken.has(transition)).map(({ title }) => title)).toEqual([]);
    expect(drawn).toHaveLength(transitions);
  });
});

function listDrawn({ states }: Chart): readonly { readonly title: string; readonly transition: Transition }[] {
  return states.flatMap((state) => listOfState(state));
}

function listOfState({ name, on }: State): readonly { readonly title: string; readonly transition: Transition }[] {
  return on.flatMap(({ event, transitions }) =>
    transitions.map((transition) => ({ title: `${name.text}: ${event.text}`, transition })),
  );
}
