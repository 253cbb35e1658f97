import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compareFiles } from "../../../examples/filemq/published/compare-files.js";
import { PatchQueue, type Patch } from "../../../examples/filemq/published/patch-queue.js";

const create = (path: string): Patch => ({ operation: "create", path });
const remove = (path: string): Patch => ({ operation: "delete", path });

function takeAll(queue: PatchQueue): readonly Patch[] {
  const taken: Patch[] = [];
  for (let patch = queue.take(); patch !== null; patch = queue.take()) taken.push(patch);
  return taken;
}

describe("PatchQueue", () => {
  it("gives the oldest first, and each once", () => {
    const queue = new PatchQueue();
    for (const patch of [create("/a"), remove("/b"), create("/c")]) queue.put(patch);
    expect(takeAll(queue)).toEqual([create("/a"), remove("/b"), create("/c")]);
    expect(queue.take()).toBeNull();
  });

  it("puts a later change in place of an earlier that was not begun", () => {
    const queue = new PatchQueue();
    for (const patch of [create("/a"), create("/b"), remove("/a"), create("/b")]) queue.put(patch);
    expect(takeAll(queue)).toEqual([remove("/a"), create("/b")]);
  });

  it("keeps a later change of a patch that was begun", () => {
    const queue = new PatchQueue();
    queue.put(create("/a"));
    expect(queue.take()).toEqual(create("/a"));
    queue.put(create("/a"));
    expect(queue.take()).toEqual(create("/a"));
  });

  it("deletes a file before the folder that takes its place is filled, however often they change", () => {
    const queue = new PatchQueue();
    for (const patch of [create("/d/x"), remove("/d/x"), create("/d"), remove("/d"), create("/d/x")]) queue.put(patch);
    expect(takeAll(queue)).toEqual([remove("/d"), create("/d/x")]);
  });

  it("leaves a client with the last version of everything, whatever it took meanwhile", () => {
    const files = fc.dictionary(fc.constantFrom("/a", "/b", "/c", "/d"), fc.constantFrom("1", "2", "3"));
    const step = fc.record({ files, taken: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const queue = new PatchQueue();
        const client = new Map<string, string>();
        let known = new Map<string, string>();
        const take = (): boolean => {
          const patch = queue.take();
          const version = patch === null ? undefined : known.get(patch.path);
          if (patch?.operation === "delete") client.delete(patch.path);
          else if (patch !== null && version !== undefined) client.set(patch.path, version);
          return patch !== null;
        };
        for (const { files, taken } of steps) {
          const found = new Map(Object.entries(files));
          for (const patch of compareFiles(known, found)) queue.put(patch);
          known = found;
          for (let count = 0; count < taken; count += 1) take();
        }
        while (take());
        expect(new Map([...client].sort())).toEqual(new Map([...known].sort()));
      }),
    );
  });
});

it("compareFiles deletes first, and says nothing of what stayed", () => {
  const before = new Map(Object.entries({ "/gone": "1", "/same": "1", "/other": "1" }));
  const after = new Map(Object.entries({ "/same": "1", "/other": "2", "/new": "1" }));
  expect(compareFiles(before, after)).toEqual([remove("/gone"), create("/other"), create("/new")]);
});
