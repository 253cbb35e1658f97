import { expect, onTestFinished, test, vi } from "vitest";

import { Dialer, type HostedSession, type Link, type RedialOptions } from "../../generated/host.js";

interface Dialed {
  readonly session: HostedSession<string, string>;
  readonly dialer: Dialer<string, string>;
  /** When each try was made, in milliseconds. */
  readonly tries: number[];
}

/** Dials, on a clock that stands still, for a session that asks anew each time that no connection comes. */
function dial(options: RedialOptions = {}): Dialed {
  vi.useFakeTimers({ now: 0 });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const tries: number[] = [];
  const open = (): Promise<never> => {
    tries.push(Date.now());
    return Promise.reject(new Error("nobody is there"));
  };
  const dialer = new Dialer<string, string>(open, options);
  const session: HostedSession<string, string> = {
    ended: false,
    opened: () => undefined,
    accept: () => undefined,
    closed: () => {
      dialer.dial(session);
    },
  };
  dialer.dial(session);
  return { session, dialer, tries };
}

test("each try is made when its wait is over, and not before", async () => {
  const { tries } = dial({ backOff: (attempt) => attempt * 1_000 });
  await vi.advanceTimersByTimeAsync(999);
  expect(tries).toEqual([0]);
  await vi.advanceTimersByTimeAsync(9_001);
  expect(tries).toEqual([0, 1_000, 3_000, 6_000, 10_000]);
});

test("unless told otherwise a wait doubles from a tenth of a second to half a minute", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const { tries } = dial();
  await vi.advanceTimersByTimeAsync(200_000);
  const waits = tries.slice(1).map((time, index) => time - (tries[index] ?? 0));
  expect(waits.slice(0, 12)).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000, 30_000]);
});

test("unless told otherwise a wait is shortened by up to a half", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const { tries } = dial();
  await vi.advanceTimersByTimeAsync(300);
  expect(tries).toEqual([0, 75, 225]);
});

test("a session that ends while it waits leaves no timer behind", async () => {
  const ends: string[] = [];
  const { dialer, session, tries } = dial({ backOff: () => 1_000 });
  const hooks = dialer.watch<HostedSession<string, string>>({
    error: () => undefined,
    ended: (_session, reason) => {
      ends.push(reason);
    },
  });
  await vi.advanceTimersByTimeAsync(500);
  expect(vi.getTimerCount()).toBe(1);
  hooks.ended?.(session, "terminated");
  expect([vi.getTimerCount(), ends, tries]).toEqual([0, ["terminated"], [0]]);
  dialer.dial(session);
  expect(vi.getTimerCount()).toBe(0);
});

test("the count of tries goes on after a connection that was waited for longer than it lasted, and else starts anew", async () => {
  vi.useFakeTimers({ now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  const closed: string[] = [];
  const attempts: number[] = [];
  const link: Link<string, string> = {
    deliverTo: () => undefined,
    send: () => undefined,
    close: (reason) => {
      closed.push(reason);
    },
  };
  const backOff = (attempt: number): number => {
    attempts.push(attempt);
    return attempt * 1_000;
  };
  const dialer = new Dialer<string, string>(() => Promise.resolve(link), { backOff });
  const session = { ended: false, opened: () => undefined, accept: () => undefined, closed: () => undefined };
  for (const [wait, lasts] of [
    [0, 500],
    [1_000, 600],
    [2_000, 5_000],
    [1_000, 0],
  ] as const) {
    dialer.dial(session);
    await vi.advanceTimersByTimeAsync(wait + lasts);
  }
  expect(attempts).toEqual([1, 2, 1]);
  expect(closed).toEqual(["closed", "closed", "closed"]);
});
