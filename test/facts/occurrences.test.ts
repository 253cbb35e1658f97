import { expect, it } from "vitest";
import { listPlaces } from "../../generator/facts/action-places.js";
import { findOccurrences, sessionStart } from "../../generator/facts/occurrences.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

const messages = "{ HELLO: { from: client }, GO: { from: client }, STOP: { from: client }, OK: { from: server } }";

function indexOf(server: string): ChartIndex {
  const protocol = loadText(writeSpec({ messages, server }));
  return new ChartIndex(protocol, protocol.server);
}

const server = `
    initial: OUTER
    events: { slow: { kind: timer, after: 1s } }
    states:
      OUTER:
        entry: [open]
        exit: [shut]
        initial: INNER
        on: { slow: END }
        states:
          INNER: { entry: [sit], on: { HELLO: { guard: known, target: BESIDE, actions: [note] }, GO: BESIDE } }
          BESIDE:
            always: [{ guard: early, target: INNER, actions: [turn] }, { guard: late, target: LAST }]
            on: { "*": { target: LAST, actions: [complain] } }
      LAST: { entry: [rest], on: { HELLO: {} } }
      NEVER: { on: { STOP: OUTER } }
      END: { type: final, entry: [close] }`;

it("gives for each place of actions the events that it can run by", () => {
  const index = indexOf(server);
  const occurrences = findOccurrences(index);
  const told = index.states.flatMap((state) => {
    const places = listPlaces(state, occurrences).filter(({ actions }) => actions.length > 0);
    return places.map(({ guard, actions, events }) => {
      const names = actions.map((action) => (action.kind === "handler" ? action.name.text : action.kind)).join(", ");
      const by = [...events].map((event) => (event === sessionStart ? "start" : event)).toSorted();
      return `${state.name.text}: ${names}${guard === null ? "" : ` [${guard.text}]`} by ${by.join(", ")}`;
    });
  });
  expect(told).toEqual([
    "OUTER: open by STOP, start",
    "OUTER: shut by *, GO, HELLO, STOP, slow",
    "INNER: sit by GO, HELLO, STOP, start",
    "INNER: note [known] by HELLO",
    "BESIDE: complain by *, GO, HELLO, STOP",
    "BESIDE: turn [early] by GO, HELLO",
    "LAST: rest by *, GO, HELLO, STOP",
    "END: close by slow",
  ]);
});

it("tells by which transitions a state is entered, the start of a session not being one", () => {
  const { targets } = findOccurrences(indexOf(server));
  expect([...targets].map(({ name }) => name.text).toSorted()).toEqual(["END", "INNER", "LAST", "OUTER"]);
});

it("knows no unknown message where an event is declared for those", () => {
  const declared = `
    initial: START
    events: { odd: { kind: unknown } }
    states:
      START: { on: { "*": { actions: [complain] }, odd: { actions: [wonder] } } }`;
  const index = indexOf(declared);
  const [start] = index.states;
  if (start === undefined) throw new Error("there is no state");
  const told = listPlaces(start, findOccurrences(index)).map(({ events }) => [...events].toSorted());
  expect(told).toEqual([["GO", "HELLO", "STOP"], ["odd"]]);
});
