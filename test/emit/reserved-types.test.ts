import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { reservedTypes } from "../../generator/emit/names/reserved-types.js";

describe("the names that no message may take", () => {
  it("are those of every type the runtime exports, and of the type parameters beside them", () => {
    const runtime = readFileSync("generated/runtime.ts", "utf8");
    const exported = [...runtime.matchAll(/^export (?:abstract )?(?:class|interface|type) (\w+)/gm)].map(
      ([, name]) => name,
    );
    expect(exported.length).toBeGreaterThan(10);
    expect(reservedTypes).toEqual(expect.arrayContaining([...exported, "Context", "SessionKey"]));
  });
});
