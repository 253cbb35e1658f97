import { expect, it } from "vitest";

import { findNearestName } from "../../generator/diagnostics/nearest-name.js";

const names = ["json", "idle", "final", "timer", "guard", "actions", "READY"];

it.each([
  ["jsno", "json"],
  ["Idel", "idle"],
  ["fianl", "final"],
  ["tmier", "timer"],
  ["gaurd", "guard"],
  ["action", "actions"],
  ["REDY", "READY"],
])("offers for %s the name %s", (slip, meant) => {
  expect(findNearestName(slip, names)).toBe(meant);
});

it.each(["xml", "jo", "", "something else"])("offers nothing for %j", (name) => {
  expect(findNearestName(name, names)).toBeNull();
});
