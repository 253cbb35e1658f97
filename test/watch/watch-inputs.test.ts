import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { watchInputs, type WatchedInputs } from "../../generator/watch/watch-inputs.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";
import { within } from "../e2e/within.js";

/** Lists all below a folder, and plans to watch the folders. */
function list(root: string): WatchedInputs {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const content = paths.join("\n");
  return { content, stamp: content, plan: new Map([root, ...folders].map((folder) => [folder, null])) };
}

describe("watchInputs", () => {
  it("sees what comes in a folder that was made while it began to watch the one above", async () => {
    const root = makeScratchFolder();
    const ending = new AbortController();
    let looks = 0;
    const told: string[] = [];
    const watched = watchInputs(
      {
        look: () => {
          const listed = list(root);
          if (looks === 0) mkdirSync(join(root, "sub"));
          looks += 1;
          return Promise.resolve(listed);
        },
        run: (number) => {
          const { content } = list(root);
          if (number === 1) writeFileSync(join(root, "sub/a"), "");
          return Promise.resolve(content);
        },
        tell: (number, content) => {
          told.push(content);
          if (number === 2) ending.abort();
        },
      },
      ending.signal,
    );
    await within(watched, () => `it has seen ${told.join(", then ")}, and no more came`);
    expect(told).toEqual([join(root, "sub"), [join(root, "sub"), join(root, "sub/a")].join("\n")]);
  });

  it("rejects where looking does, at first and later", async () => {
    const root = makeScratchFolder();
    let looks = 0;
    const look = (): Promise<WatchedInputs> => {
      looks += 1;
      return looks > 1 ? Promise.reject(new Error("boom")) : Promise.resolve(list(root));
    };
    const runner = { look, run: () => Promise.resolve(), tell: () => undefined };
    const signal = new AbortController().signal;
    await expect(within(watchInputs(runner, signal), () => "it did not end")).rejects.toThrow("boom");
    await expect(within(watchInputs(runner, signal), () => "it did not end")).rejects.toThrow("boom");
  });

  it("ends where it is told to, and watches no longer", async () => {
    const root = makeScratchFolder();
    const ending = new AbortController();
    const runs: number[] = [];
    const tell = (number: number): void => {
      runs.push(number);
      ending.abort();
      writeFileSync(join(root, "a"), "");
    };
    const runner = { look: () => Promise.resolve(list(root)), run: () => Promise.resolve(), tell };
    await within(watchInputs(runner, ending.signal), () => "it did not end");
    expect(runs).toEqual([1]);
  });
});
