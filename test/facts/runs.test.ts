import { describe, expect, it } from "vitest";
import { followRuns } from "../../generator/facts/runs.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

/** The states that are entered, and those that miss an outcome, as `STATE outcome`. */
function follow(
  states: string,
  role = "",
  event = "d: { kind: outcome }",
): { readonly entered: string; readonly unhandled: readonly string[] } {
  const server = `
    initial: START
    events: { a: { kind: outcome }, b: { kind: outcome }, c: { kind: outcome }, ${event}, time: { kind: timer, after: 1s } }
    actions: { get a: { raises: [a] }, get b: { raises: [b] }, perhaps a: { mayRaise: [a] } }
    ${role}
    states:
${states}
      END: { type: final }`;
  const protocol = loadText(writeSpec({ server }));
  const { entered, unhandled } = followRuns(new ChartIndex(protocol, protocol.server));
  const names = [...entered].map(({ name }) => name.text).toSorted();
  return {
    entered: names.join(" "),
    unhandled: unhandled.map(({ state, outcome }) => `${state.name.text} ${outcome}`),
  };
}

describe("followRuns", () => {
  it("takes outcomes in the order in which they were raised, those of a later transition after those before", () => {
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [{ raise: a }, { raise: b }] } } }
      ONE: { on: { a: { target: TWO, actions: [{ raise: c }] } } }
      TWO: { on: { b: THREE, c: WRONG } }
      THREE: { on: { c: END, b: WRONG } }
      WRONG: {}`;
    expect(follow(states)).toEqual({ entered: "END ONE START THREE TWO", unhandled: [] });
  });

  it("runs exit, transition and entry actions in this order", () => {
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [{ raise: b }] } }, exit: [{ raise: a }] }
      ONE: { entry: [{ raise: c }], on: { a: TWO, b: WRONG, c: WRONG } }
      TWO: { on: { b: THREE, c: WRONG } }
      THREE: { on: { c: END } }
      WRONG: {}`;
    expect(follow(states)).toEqual({ entered: "END ONE START THREE TWO", unhandled: [] });
  });

  it("takes an outcome that only may be raised as raised and as not raised", () => {
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [perhaps a, { raise: b }] } } }
      ONE: { on: { a: TWO, b: THREE } }
      TWO: { on: { b: END } }
      THREE: {}`;
    expect(follow(states).entered).toBe("END ONE START THREE TWO");
    expect(follow(states.replace("perhaps a", "{ raise: a, guard: g }")).entered).toBe("END ONE START THREE TWO");
  });

  it("takes an outcome that is surely raised as nothing else", () => {
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [{ raise: a }, { raise: b }] } } }
      ONE: { on: { a: TWO, b: THREE, time: THREE } }
      TWO: { on: { b: END } }
      THREE: {}`;
    expect(follow(states)).toEqual({ entered: "END ONE START TWO", unhandled: [] });
  });

  it("lets answers that come late overtake each other, without a word on what then is unhandled", () => {
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [get a, get b] } } }
      ONE: { on: { a: TWO, b: THREE } }
      TWO: { on: { b: END } }
      THREE: {}`;
    expect(follow(states)).toEqual({ entered: "END ONE START THREE TWO", unhandled: [] });
    expect(follow(states.replace(", b: THREE", ""))).toEqual({ entered: "END ONE START TWO", unhandled: [] });
  });

  it("lets a timer fire while an answer is awaited", () => {
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [get a] } } }
      ONE: { on: { a: END, time: TWO } }
      TWO: {}`;
    expect(follow(states).entered).toBe("END ONE START TWO");
  });

  it("drops an outcome that is unhandled or that no guard lets through, and goes on with the next", () => {
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [{ raise: c }, { raise: a }, { raise: b }] } } }
      ONE: { on: { a: { target: END, guard: g }, b: TWO } }
      TWO: {}`;
    expect(follow(states)).toEqual({ entered: "END ONE START TWO", unhandled: ["ONE c"] });
  });

  it("ends the session there in a role that terminates on what is unhandled", () => {
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [{ raise: c }, { raise: a }] } } }
      ONE: { on: { a: TWO } }
      TWO: {}`;
    expect(follow(states, "unhandled: terminate")).toEqual({ entered: "ONE START", unhandled: ["ONE c"] });
  });

  it("ends the session at an entry action that terminates", () => {
    const states = `
      START: { on: { HELLO: ONE } }
      ONE: { entry: [terminate], on: { HELLO: TWO } }
      TWO: {}`;
    expect(follow(states).entered).toBe("ONE START");
  });

  it("misses nothing where more is queued than it follows", () => {
    const many = Array.from({ length: 12 }, () => "{ raise: a }").join(", ");
    const states = `
      START: { on: { HELLO: { target: ONE, actions: [${many}, { raise: b }] } } }
      ONE: { on: { a: { actions: [look] }, b: TWO } }
      TWO: { on: { HELLO: END } }`;
    expect(follow(states).entered).toBe("END ONE START TWO");
  });

  it("gives `*` no unknown message where the role has an event for it", () => {
    const states = `
      START: { on: { HELLO: END, "*": ONE } }
      ONE: {}`;
    expect(follow(states).entered).toBe("END ONE START");
    expect(follow(states, "", "strange: { kind: unknown }").entered).toBe("END START");
  });
});
