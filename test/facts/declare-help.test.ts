import { expect, it } from "vitest";
import { adviseDeclaration, adviseType } from "../../generator/facts/declare-help.js";

const action = "an action is written `{ actions: [terminate] }` or `{ actions: [{ send: MESSAGE }] }`";
const state = "name one of the states, or declare it under `states`";

it.each([
  ["terminate", action],
  ["connect", action],
  ["send OK", action],
  ["raise: done", action],
  ["restart late", action],
  ["terminated", state],
  ["connected", state],
  ["sender", state],
  ["then terminate", state],
  ["unsend OK", state],
])("takes the target %s for what it is", (target, help) => {
  expect(adviseDeclaration(target, "target")).toBe(help);
});

it("takes a word of the language for a name where no action can stand", () => {
  expect(adviseDeclaration("terminate", "initial")).toBe(state);
  expect(adviseDeclaration("terminate", "sent")).toBe("declare it under `messages`");
});

it.each([
  ["string[]", "write list<string>"],
  ["list<int8>[]", "write list<list<int8>>"],
  ["Integer", "write int32, or another of int8 to int64 and uint8 to uint64"],
  ["[]", null],
  ["string[] or so", null],
  ["Header", null],
])("advises on the type %s", (type, help) => {
  expect(adviseType(type)).toBe(help);
});
