import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { chooseMount } from "../../../examples/filemq/published/mount.js";

const mount = (alias: string) => ({ alias, folder: `/disk${alias}` });

describe("chooseMount", () => {
  it.each([
    [["/"], "/a/b", "/"],
    [["/", "/a"], "/a/b", "/a"],
    [["/a", "/"], "/a/b", "/a"],
    [["/", "/a", "/a/b"], "/a/b/c", "/a/b"],
    [["/", "/a", "/a/b"], "/a/b", "/a/b"],
    [["/", "/a", "/a/b"], "/a/bc", "/a"],
    [["/", "/a"], "/ab", "/"],
    [["/", "/a"], "/", "/"],
  ])("takes of %j for %j the mount %j", (aliases, path, expected) => {
    expect(chooseMount(aliases.map(mount), path)?.alias).toBe(expected);
  });

  it.each([
    [[], "/a"],
    [["/b"], "/"],
    [["/b"], "/bc"],
    [["/b/c"], "/b"],
  ])("takes none of %j for %j", (aliases, path) => {
    expect(chooseMount(aliases.map(mount), path)).toBeNull();
  });

  it("does not care for the order", () => {
    const alias = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 }).map((names) => `/${names.join("/")}`);
    fc.assert(
      fc.property(fc.uniqueArray(alias), alias, (aliases, path) => {
        const mounts = aliases.map(mount);
        expect(chooseMount(mounts.toReversed(), path)).toBe(chooseMount(mounts, path));
      }),
    );
  });
});
