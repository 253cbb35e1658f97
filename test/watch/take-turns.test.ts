import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { takeTurns, type Turns } from "../../generator/watch/take-turns.js";

interface Stage extends Turns {
  readonly log: readonly string[];
  readonly failures: readonly unknown[];
  readonly finish: () => Promise<void>;
  readonly break: (error: Error) => Promise<void>;
}

/** Gives turns whose work ends when the test says so. */
function start(): Stage {
  const log: string[] = [];
  const failures: unknown[] = [];
  let finish: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const work = async (): Promise<void> => {
    log.push("begun");
    await new Promise<void>((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
    log.push("done");
  };
  const turns = takeTurns(work, (error) => failures.push(error));
  return {
    ...turns,
    log,
    failures,
    finish: async () => {
      finish();
      await setImmediate();
    },
    break: async (error) => {
      fail(error);
      await setImmediate();
    },
  };
}

describe("takeTurns", () => {
  it("works once more, and only once, for all that ask meanwhile", async () => {
    const { ask, finish, log } = start();
    ask();
    for (let times = 0; times < 100; times += 1) ask();
    await finish();
    expect(log).toEqual(["begun", "done", "begun"]);
    await finish();
    expect(log).toEqual(["begun", "done", "begun", "done"]);
  });

  it("rests until it is asked", async () => {
    const { ask, finish, log } = start();
    expect(log).toEqual([]);
    ask();
    await finish();
    expect(log).toEqual(["begun", "done"]);
    ask();
    expect(log).toEqual(["begun", "done", "begun"]);
  });

  it("lets work end where it is stopped, and begins no more", async () => {
    const { ask, stop, finish, log } = start();
    ask();
    ask();
    stop();
    await finish();
    ask();
    await setImmediate();
    expect(log).toEqual(["begun", "done"]);
  });

  it("tells of what fails, once, and begins no more", async () => {
    const { ask, break: fail, log, failures } = start();
    ask();
    ask();
    await fail(new Error("boom"));
    ask();
    await setImmediate();
    expect(log).toEqual(["begun"]);
    expect(failures).toEqual([new Error("boom")]);
  });
});
