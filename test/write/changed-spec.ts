import { cleanSpec } from "../commands/greeting-spec.js";

/** Gives the clean spec of that name with one message more, so that other files are emitted from it. */
export function changedSpec(name: string): string {
  return cleanSpec(name).replace("client }", "client }\n  BYE: { from: client }").replace("HELLO: DONE", "'*': DONE");
}
