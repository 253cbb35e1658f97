import { describe, expect, it } from "vitest";

import { findWays, type Ways } from "../../generator/facts/ways/find-ways.js";
import { promised, type Incident } from "../../generator/facts/ways/incident.js";
import type { Passage } from "../../generator/facts/ways/passage.js";
import { listPassages, type Way } from "../../generator/facts/ways/way.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

const messages = "{ HELLO: { from: client }, GO: { from: client }, OK: { from: server, fields: { text: string } } }";

function find(server: string): Ways {
  const protocol = loadText(writeSpec({ messages, server }));
  return findWays(new ChartIndex(protocol, protocol.server));
}

/** Gives the ways of a server whose states are these, as `STATE cause TARGET: inputs = answers, state`. */
function listWays(states: string, role = ""): readonly string[] {
  const server = `    initial: START\n${role}\n    states:\n${states}\n      END: { type: final }`;
  return find(server).states.flatMap(({ ways }) => ways.map(tellWay));
}

function tellWay({ taken, from, passage, timing }: Way): string {
  const { state, cause, candidate } = taken;
  const inputs = [...listPassages(from), passage].slice(1).map(tellInput);
  const silent = timing.silent.map(({ name }) => ` without ${name.text}`).join("");
  const end = passage.to.hasEnded ? "over" : passage.to.state.name.text;
  const name = cause.kind === "event" ? cause.name : cause.kind;
  const target = candidate.transition.target?.text ?? "stays";
  return `${state.name.text} ${name} ${target}: ${inputs.join(", ")}${silent} = ${end}`;
}

function tellInput({ input, to }: Passage): string {
  const name = input.kind === "message" ? input.message.name.text : input.kind;
  const answers = to.incidents.flatMap(tellAnswer);
  return answers.length === 0 ? name : `${name} (${answers.join(" ")})`;
}

function tellAnswer(incident: Incident): readonly string[] {
  if (incident.kind !== "asked" || incident.answer === null) return [];
  return [incident.answer === promised ? "promised" : String(incident.answer)];
}

describe("findWays", () => {
  it("takes the fewest inputs to each transition, in document order", () => {
    const states = `
      START: { on: { HELLO: LONG, GO: { actions: [look] } } }
      LONG: { on: { HELLO: LATE, GO: END } }
      LATE: { on: { GO: END } }`;
    expect(listWays(states)).toEqual([
      "START HELLO LONG: HELLO = LONG",
      "START GO stays: GO = START",
      "LONG HELLO LATE: HELLO, HELLO = LATE",
      "LONG GO END: HELLO, GO = over",
      "LATE GO END: HELLO, HELLO, GO = over",
    ]);
  });

  it("lets guards before a transition not hold, and its own hold", () => {
    const states = `
      START:
        on: { HELLO: [{ guard: first, target: END }, { guard: second, target: END }, { target: START }] }`;
    expect(listWays(states)).toEqual([
      "START HELLO END: HELLO (true) = over",
      "START HELLO END: HELLO (false true) = over",
      "START HELLO START: HELLO (false false) = START",
    ]);
  });

  it("gives the answers that lead through transient states, and then to the nearest rest", () => {
    const role = `    events: { won: { kind: outcome }, lost: { kind: outcome } }
    actions: { ask: { raises: [lost, won] } }`;
    const states = `
      START: { on: { HELLO: { target: ASKING, actions: [ask] } } }
      ASKING: { on: { won: END, lost: { target: ASKING, actions: [ask] } } }`;
    expect(listWays(states, role)).toEqual([
      "START HELLO ASKING: HELLO (won) = over",
      "ASKING won END: HELLO (won) = over",
      "ASKING lost ASKING: HELLO (lost won) = over",
    ]);
  });

  it("goes through `always` when a state is entered, and at the start of a session", () => {
    const states = `
      START: { always: { guard: early, target: NEXT }, on: { HELLO: NEXT } }
      NEXT: { always: [{ guard: done, target: END }, { guard: back, target: START }] }`;
    expect(listWays(states)).toEqual([
      "START HELLO NEXT: HELLO (false false) = NEXT",
      "START always NEXT:  = NEXT",
      "NEXT always END:  = over",
      "NEXT always START:  = START",
    ]);
  });

  it("has checks turn messages down", () => {
    const role = "    events: { bad: { kind: rejection, of: [GO] } }";
    const states = "      START: { on: { HELLO: START, '*': END, bad: { actions: [note] } } }";
    expect(listWays(states, role)).toEqual([
      "START HELLO START: HELLO = START",
      "START other message END: GO = over",
      "START unknown message END: unknown = over",
      "START bad stays: GO (bad) = START",
    ]);
  });

  it("promises an answer only to rest in a state that nothing else rests in", () => {
    const role = `    events: { won: { kind: outcome }, late: { kind: timer, after: 1s } }
    actions: { ask: { raises: [won] } }`;
    const states = `
      START: { on: { HELLO: { target: ASKING, actions: [ask] } } }
      ASKING: { on: { won: END, late: END, GO: END } }`;
    expect(listWays(states, role)).toEqual([
      "START HELLO ASKING: HELLO (won) = over",
      "ASKING won END: HELLO (won) = over",
      "ASKING late END: HELLO (promised), timer = over",
    ]);
    const { states: found } = find(`    initial: START\n${role}\n    states:\n${states}\n      END: { type: final }`);
    expect(found.flatMap(({ missing }) => missing.map(({ cause }) => cause.name))).toEqual(["GO"]);
  });

  it("silences the timers that would fire before the one that is waited for", () => {
    const role = `    events:
      short: { kind: timer, after: 1s, restart: receive }
      long: { kind: timer, every: 3s }
      longest: { kind: timer, after: 1h }`;
    const states = "      START: { on: { short: END, long: { actions: [note] }, longest: END, HELLO: START } }";
    expect(listWays(states, role)).toEqual([
      "START HELLO START: HELLO = START",
      "START short END: timer = over",
      "START long stays: timer without short = START",
      "START longest END: timer without short without long = over",
    ]);
  });

  it("knows a timer that has run before it is waited for, and one that is spent", () => {
    const role = `    events:
      first: { kind: timer, after: 1s }
      second: { kind: timer, after: 5s, restart: receive }
      once: { kind: timer, after: 1s, restart: never }`;
    const states = `
      START: { on: { first: NEXT, second: {} } }
      NEXT: { on: { second: SPENT, once: {} } }
      SPENT: { on: { second: END, once: END } }`;
    const ways = find(`    initial: START\n${role}\n    states:\n${states}\n      END: { type: final }`);
    const [start, next, spent] = ways.states;
    expect(start?.ways.map(({ timing }) => timing.isPunctual)).toEqual([true, true]);
    // Both have run when they are waited for: one since the start, the other for what was left of the last wait.
    expect(next?.ways.map(({ timing }) => timing.isPunctual)).toEqual([false, false]);
    expect(spent?.missing.map(({ cause }) => cause.name)).toEqual(["second", "once"]);
  });

  it("ends a session whose connection is gone, unless the chart asks for a new one", () => {
    const protocol = loadText(
      writeSpec({
        messages,
        server: "    initial: END\n    states: { END: { type: final } }",
        client: `
    initial: START
    events: { gone: { kind: closed }, here: { kind: opened } }
    states:
      START: { on: { gone: [{ guard: patient, target: AWAY, actions: [connect] }, { target: AWAY }] } }
      AWAY: { on: { here: START } }`,
      }),
    );
    if (protocol.client.kind !== "chart") throw new Error("the client has a chart of its own");
    const { states } = findWays(new ChartIndex(protocol, protocol.client));
    expect(states.flatMap(({ ways }) => ways.map(tellWay))).toEqual([
      "START gone AWAY: closed (true) = AWAY",
      "START gone AWAY: closed (false) = over",
      "AWAY here START: closed (true), opened = START",
    ]);
  });

  it("comes to an end where outcomes raise outcomes for ever", () => {
    const role = `    events: { more: { kind: outcome }, much: { kind: outcome } }
    actions: { go on: { raises: [more, much] } }`;
    const states = `
      START: { on: { HELLO: { actions: [go on] }, more: { actions: [go on, go on] }, much: { actions: [go on, go on] } } }`;
    expect(listWays(states, role)).toEqual([
      "START HELLO stays: HELLO (promised) = START",
      "START more stays: HELLO (more promised promised) = START",
      "START much stays: HELLO (much promised promised) = START",
    ]);
  });

  it("is quick where a chart is large", () => {
    const count = 300;
    const states = Array.from({ length: count }, (_, at) => {
      const next = `S${(at + 1) % count}`;
      return `      S${at}: { on: { HELLO: [{ guard: one, target: ${next} }, { guard: two, target: S0 }, END], GO: { actions: [note] } } }`;
    });
    const server = `    initial: S0\n    states:\n${states.join("\n")}\n      END: { type: final }`;
    const { states: found } = find(server);
    expect(found.flatMap(({ ways }) => ways)).toHaveLength(4 * count);
    expect(found.flatMap(({ missing }) => missing)).toEqual([]);
  });
});
