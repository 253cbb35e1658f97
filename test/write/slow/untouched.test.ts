import { describe, it } from "vitest";
import { tryRandomTrees } from "../try-random-trees.js";

describe("what is not ours", () => {
  it("is never touched, in many random folders by random runs", async () => {
    await tryRandomTrees(3_000);
  }, 600_000);
});
