import { describe, expect, it } from "vitest";

import { Settling } from "../../../examples/filemq/published/settle-files.js";

/** Lets one file, `/a`, be found at some time; gives what clients shall see. */
function createWatcher() {
  const settling = new Settling();
  let known: ReadonlyMap<string, string> = new Map();
  return {
    settling,
    find: (now: number, file: { readonly version: string; readonly changed: number } | null): string | undefined => {
      known = settling.settle(known, new Map(file === null ? [] : [["/a", file]]), now);
      return known.get("/a");
    },
  };
}

describe("Settling", () => {
  it("tells at once of a file that was left alone", () => {
    const { settling, find } = createWatcher();
    expect(find(1_000, { version: "1", changed: 900 })).toBe("1");
    expect(settling.isDone).toBe(true);
  });

  it("keeps a change back until its file is left alone", () => {
    const { settling, find } = createWatcher();
    find(1_000, { version: "1", changed: 0 });
    expect(find(2_000, { version: "2", changed: 1_950 })).toBe("1");
    expect(settling.isDone).toBe(false);
    expect(find(2_050, { version: "2", changed: 1_950 })).toBe("2");
    expect(settling.isDone).toBe(true);
  });

  it("keeps nothing back of a file that is gone", () => {
    const { settling, find } = createWatcher();
    find(1_000, { version: "1", changed: 1_000 });
    expect(find(1_050, null)).toBeUndefined();
    expect(settling.isDone).toBe(true);
  });

  it("tells of a file that is never left alone each two seconds, and once more in the end", () => {
    const { find } = createWatcher();
    const told = new Set<string | undefined>();
    for (let now = 0; now <= 6_000; now += 50) told.add(find(now, { version: `v${now}`, changed: now }));
    expect([...told]).toEqual([undefined, "v2000~", "v4000~", "v6000~"]);
    expect(find(6_100, { version: "v6000", changed: 6_000 })).toBe("v6000");
  });
});
