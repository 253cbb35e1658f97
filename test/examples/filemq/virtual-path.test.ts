import { join, relative } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { locate } from "../../../examples/filemq/published/mount.js";
import { isWithin, joinPath, splitPath, trimPath } from "../../../examples/filemq/virtual-path.js";

/** Texts of what paths are made of, and of what they must not be made of. */
const hostile = fc
  .array(fc.constantFrom("/", "..", ".", "a", "b", "\\", "\0", "\n", "ü", "C:", "~", "=", " "), { maxLength: 12 })
  .map((parts) => parts.join(""));

describe("splitPath", () => {
  it.each(["/", "/a", "/a/b.txt", "/ä ö", "/...", "/.a", "/a=b", "/~"])("allows %j", (path) => {
    expect(splitPath(path)).toEqual(path.split("/").filter((segment) => segment !== ""));
  });

  it.each(["", "a", "./a", "/..", "/a/../b", "/./a", "/a/.", "//a", "/a//b", "/a/", "/a\\b", "/a\0b", "\\a"])(
    "refuses %j",
    (path) => {
      expect(splitPath(path)).toBeNull();
    },
  );

  it("counts bytes, not characters", () => {
    expect(splitPath(`/${"a".repeat(254)}`)).toHaveLength(1);
    expect(splitPath(`/${"a".repeat(255)}`)).toBeNull();
    expect(splitPath(`/${"ü".repeat(127)}`)).toHaveLength(1);
    expect(splitPath(`/${"ü".repeat(128)}`)).toBeNull();
  });

  it("gives nothing that leads out of a folder, whatever comes in", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (path) => {
        const segments = splitPath(path);
        if (segments === null) return;
        const way = relative("/folder", join("/folder", ...segments));
        expect(way).toBe(segments.join("/"));
        expect(way.split("/")).not.toContain("..");
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives back what was joined", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 8 }), (names) => {
        expect(splitPath(names.reduce(joinPath, "/"))).toEqual(names);
      }),
    );
  });
});

describe("isWithin", () => {
  it.each([
    ["/a", "/", true],
    ["/", "/", true],
    ["/a/b", "/a", true],
    ["/a", "/a", true],
    ["/ab", "/a", false],
    ["/a", "/a/b", false],
    ["/", "/a", false],
  ])("tells of %j in %j: %j", (path, folder, expected) => {
    expect(isWithin(path, folder)).toBe(expected);
  });
});

it("trimPath takes one slash from the end, and leaves the first", () => {
  expect(["/", "/a/", "/a", "//", "/a//"].map(trimPath)).toEqual(["/", "/a", "/a", "/", "/a/"]);
});

describe("locate", () => {
  it("puts the path behind the alias into the folder", () => {
    expect(locate({ alias: "/", folder: "/srv" }, "/a/b")).toBe("/srv/a/b");
    expect(locate({ alias: "/x/y", folder: "/srv" }, "/x/y/a")).toBe("/srv/a");
    expect(locate({ alias: "/x", folder: "/srv" }, "/xy/a")).toBeNull();
  });

  it("never leaves the folder", () => {
    fc.assert(
      fc.property(fc.constantFrom("/", "/a", "/a/b"), hostile, (alias, path) => {
        const place = locate({ alias, folder: "/srv/pub" }, path);
        expect(place === null || isWithin(place, "/srv/pub")).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
