import fc from "fast-check";

import type { TimerRestart, TimerSchedule } from "../../generator/model/event.js";

/** An action before names are given: numbers choose among what the chart declares, `null` for no guard. */
export interface ActionSketch {
  readonly kind: "handler" | "send" | "raise" | "restart" | "connect" | "terminate";
  readonly choice: number;
  readonly guard: number | null;
}

/** A transition before names are given; `target` is null where the session stays. */
export interface TransitionSketch {
  readonly target: number | null;
  readonly guard: number | null;
  readonly actions: readonly ActionSketch[];
}

/** What a state answers before names are given. */
export interface AnswerSketch {
  readonly event: number;
  readonly transitions: readonly TransitionSketch[];
}

/** What states and superstates have in common. */
export interface AnsweringSketch {
  readonly superstates: readonly number[];
  readonly on: readonly AnswerSketch[];
  readonly always: readonly TransitionSketch[];
}

/** A state that can be entered; compound where it has states inside, unless it is final. */
export interface StateSketch extends AnsweringSketch {
  readonly final: "no" | "closes" | "keeps open";
  readonly entry: readonly ActionSketch[];
  readonly exit: readonly ActionSketch[];
  readonly states: readonly StateSketch[];
  readonly initial: number;
}

/** A timer before a name is given. */
export interface TimerSketch {
  readonly schedule: TimerSchedule;
  readonly restart: TimerRestart;
}

/** A chart before names are given. `events` are those that it declares, by their places in the list of all. */
export interface ChartSketch {
  readonly role: "server" | "client";
  readonly unhandled: "ignore" | "terminate";
  readonly events: readonly boolean[];
  readonly timers: readonly TimerSketch[];
  readonly ignore: readonly boolean[];
  readonly states: readonly StateSketch[];
  readonly superstates: readonly AnsweringSketch[];
}

const choice = fc.nat({ max: 40 });
const guard = fc.option(choice, { freq: 2 });

const action = fc.record<ActionSketch>({
  kind: fc.oneof(
    { weight: 24, arbitrary: fc.constant("handler" as const) },
    { weight: 13, arbitrary: fc.constant("send" as const) },
    { weight: 13, arbitrary: fc.constant("raise" as const) },
    { weight: 7, arbitrary: fc.constant("restart" as const) },
    { weight: 4, arbitrary: fc.constant("connect" as const) },
    { weight: 1, arbitrary: fc.constant("terminate" as const) },
  ),
  choice,
  guard,
});

const transition = fc.record<TransitionSketch>({
  target: fc.option(choice, { freq: 4 }),
  guard,
  actions: fc.array(action, { maxLength: 2 }),
});

const answering = {
  superstates: fc.array(choice, { maxLength: 2 }),
  on: fc.array(
    fc.record<AnswerSketch>({ event: choice, transitions: fc.array(transition, { minLength: 1, maxLength: 2 }) }),
    { minLength: 1, maxLength: 4 },
  ),
  always: fc.array(transition, { maxLength: 1 }),
};

const state = (depth: number): fc.Arbitrary<StateSketch> =>
  fc.record<StateSketch>({
    ...answering,
    final: fc.oneof(
      { weight: 25, arbitrary: fc.constant("no" as const) },
      { weight: 1, arbitrary: fc.constantFrom("closes" as const, "keeps open" as const) },
    ),
    entry: fc.array(action, { maxLength: 1 }),
    exit: fc.array(action, { maxLength: 1 }),
    states: depth === 0 ? fc.constant([]) : fc.array(state(depth - 1), { maxLength: 2 }),
    initial: choice,
  });

const timer = fc.record<TimerSketch>({
  schedule: fc.oneof(
    fc.record<TimerSchedule>({
      repeat: fc.constantFrom("after", "every"),
      milliseconds: fc.constantFrom(20, 50, 130, 400, 1000, 2000),
    }),
    fc.constant<TimerSchedule>({ repeat: "after", milliseconds: "dynamic" }),
  ),
  restart: fc.constantFrom("enter", "receive", "send", "never"),
});

/** Sketches of charts with a few states, up to three deep, and a few superstates. */
export const chartSketches: fc.Arbitrary<ChartSketch> = fc.record<ChartSketch>({
  role: fc.constantFrom("server", "client"),
  unhandled: fc.oneof(
    { weight: 7, arbitrary: fc.constant("ignore") },
    { weight: 1, arbitrary: fc.constant("terminate") },
  ),
  events: fc.array(
    fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
    { minLength: 12, maxLength: 12 },
  ),
  timers: fc.array(timer, { minLength: 3, maxLength: 3 }),
  ignore: fc.array(
    fc.integer({ min: 0, max: 3 }).map((one) => one > 2),
    { minLength: 4, maxLength: 4 },
  ),
  states: fc.array(state(2), { minLength: 2, maxLength: 3 }),
  superstates: fc.array(fc.record<AnsweringSketch>(answering), { maxLength: 3 }),
});
