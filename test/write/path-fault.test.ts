import { describe, expect, it } from "vitest";
import { findPathFault } from "../../generator/write/path-fault.js";

describe("findPathFault", () => {
  it.each(["a.ts", "a/b.ts", "a-b/c d.ts", "console.ts", "..a/b.ts"])("allows %j", (path) => {
    expect(findPathFault(path)).toBeNull();
  });

  it.each([
    "",
    "../a.ts",
    "a/../b.ts",
    "/a.ts",
    "a//b.ts",
    "./a.ts",
    "a\\b.ts",
    "c:a.ts",
    "con.ts",
    "a/NUL",
    "CONOUT$",
    "com¹.ts",
    "a/lpt9.tar.gz",
    "a\nb.ts",
    "a ",
    "a./b",
    "a\u0000",
  ])("flags %j", (path) => {
    expect(findPathFault(path)).not.toBeNull();
  });
});
