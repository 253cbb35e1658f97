import { anyMessage } from "../../model/state.js";
import type { Faults } from "../faults.js";
import type { YamlScalar } from "../yaml-tree.js";

/** Reports a message or an event that is called `*`, since that stands for any message. */
export function checkEventName({ text, span }: YamlScalar, what: "message" | "event", faults: Faults): void {
  if (text !== anyMessage) return;
  const article = what === "event" ? "An" : "A";
  faults.report("wrong-value", `${article} ${what} cannot be called "*", which stands for any message.`, span);
}
