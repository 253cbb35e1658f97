import { describe, expect, it } from "vitest";
import { runOnChange, type InputState } from "../../generator/watch/run-on-change.js";

/** A disk on which a test saves, and the runs that saw what was on it. */
class Disk {
  #content = "a";
  #saves = 0;
  readonly runs: string[] = [];
  readonly during: (() => void)[] = [];
  readonly turn = runOnChange<InputState, string>({
    look: () => Promise.resolve({ content: this.#content, stamp: String(this.#saves) }),
    run: (number) => {
      const read = `${String(number)} ${this.#content}`;
      this.during.shift()?.();
      return Promise.resolve(read);
    },
    tell: (_number, read) => {
      this.runs.push(read);
    },
  });

  save(content: string): void {
    this.#content = content;
    this.#saves += 1;
  }
}

describe("runOnChange", () => {
  it("runs at first, and then where the content has changed", async () => {
    const disk = new Disk();
    await disk.turn();
    await disk.turn();
    disk.save("a");
    await disk.turn();
    disk.save("b");
    await disk.turn();
    await disk.turn();
    disk.save("a");
    await disk.turn();
    expect(disk.runs).toEqual(["1 a", "2 b", "3 a"]);
  });

  it("runs again where something was saved during a run", async () => {
    const disk = new Disk();
    disk.during.push(() => {
      disk.save("b");
    });
    await disk.turn();
    await disk.turn();
    await disk.turn();
    expect(disk.runs).toEqual(["1 a", "2 b"]);
  });

  it("runs again where something was saved during a run, and is as it was: the run may have read what stood between", async () => {
    const disk = new Disk();
    disk.during.push(() => {
      disk.save("b");
      disk.save("a");
    });
    await disk.turn();
    await disk.turn();
    await disk.turn();
    expect(disk.runs).toEqual(["1 a", "2 a"]);
  });
});
