import type { Input } from "../../../facts/ways/input.js";
import { dynamicDuration } from "../../../facts/ways/keep-time.js";
import type { Passage } from "../../../facts/ways/passage.js";
import type { TimerEvent } from "../../../model/event.js";
import { joinCode, ts, type Code } from "../../encode/code.js";
import { literal } from "../../encode/literal.js";
import type { TestNames } from "../../names/test-names.js";
import type { RoleScope } from "../../role-scope.js";
import { renderAnswers } from "./handler-answers.js";

/** Gives the call that makes an input, such as `receive(hello, { checkConnected: ["INVALID HEADER"] })`. */
export function renderInput({ input, to }: Passage, names: TestNames, scope: RoleScope): Code {
  const answers = renderAnswers(to.incidents, scope);
  const subject = renderSubject(input, names);
  const values = [...(subject === null ? [] : [subject]), ...(answers === null ? [] : [answers])];
  return ts`${nameInput(input, names)}(${joinCode(values, ts`, `, ts``)})`;
}

/** Gives the function that makes inputs of a kind. */
export function nameInput(input: Input, names: TestNames): Code {
  switch (input.kind) {
    case "message":
      return ts`receive`;
    case "timer":
      return ts`wait`;
    case "command":
      return names.command(input.command);
    case "start":
      return ts`start`;
    case "malformed":
      return ts`malformed`;
    case "unknown":
      return ts`unknown`;
    case "opened":
      return ts`opened`;
    case "closed":
      return ts`closed`;
  }
}

function renderSubject(input: Input, names: TestNames): Code | null {
  switch (input.kind) {
    case "message":
      return names.sample(input.message);
    case "timer":
      return groupDigits(durationOf(input.timer));
    case "command":
    case "start":
    case "malformed":
    case "unknown":
    case "opened":
    case "closed":
      return null;
  }
}

/** Gives how long a timer takes in tests, in milliseconds. */
export function durationOf({ schedule: { milliseconds } }: TimerEvent): number {
  return milliseconds === "dynamic" ? dynamicDuration : milliseconds;
}

function groupDigits(duration: number): Code {
  return literal(duration).replace(/\B(?=(?:\d{3})+$)/gu, "_") as Code;
}
