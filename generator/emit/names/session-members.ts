import type { ChartIndex } from "../../model/chart-index.js";
import { reservedWords } from "../../facts/reserved-words.js";
import { toSuffix } from "./words.js";

/** The members that every session has, its class and the one it extends taken together. */
const shared = [
  "accept answerClosed answerEvent answerMessage answerOpened answerOutcome await awaitCheck awaitOutcome callHook close closeInTurn",
  "closed complete connect context current dispatch end ended fail fireDue follow handlers hear hold holdMessage inTurn isCleared isTaken",
  "keepLater later leave nextOutcome offer opened owner phase post proceed raise receive received refuse rest restore",
  "resume run save send sent settle shutDown signal snapshot start startTimers state take takeMessage takeTurn takeTurns",
  "tellChange tellWaiters terminate tick ticker transport tryOrHold unhandled until watch",
];

/** What the names of a state's own methods begin with. */
const verbs = ["receiveIn", "dispatchIn", "continueIn", "enter", "exit", "chooseIn", "checkIn", "rejectIn"];

/** Gives the names that members of a session have already, whatever its timers and commands are called. */
export function listSessionMembers({ states }: ChartIndex): readonly string[] {
  const ofStates = states.flatMap((state) => verbs.map((verb) => `${verb}${toSuffix(state)}`));
  return [...shared.flatMap((line) => line.split(" ")), ...ofStates, ...reservedWords];
}
