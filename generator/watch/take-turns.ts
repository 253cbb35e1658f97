/** Work that is done one at a time: `ask` asks for it, `stop` lets what is under way end, and begins no more. */
export interface Turns {
  readonly ask: () => void;
  readonly stop: () => void;
}

/**
 * Gives what does work one at a time: asked while it is being done, however often, it is done once more. Where it rejects,
 * no more is done, and `fail` is told.
 */
export function takeTurns(work: () => Promise<void>, fail: (error: unknown) => void): Turns {
  let state: "idle" | "busy" | "asked again" | "stopped" = "idle";
  const workOff = async (): Promise<void> => {
    state = "busy";
    await work();
    await settle();
  };
  const settle = async (): Promise<void> => {
    if (state === "asked again") await workOff();
    else if (state === "busy") state = "idle";
  };
  const ask = (): void => {
    if (state === "busy") state = "asked again";
    if (state === "idle") workOff().catch(giveUp);
  };
  const stop = (): void => {
    state = "stopped";
  };
  const giveUp = (error: unknown): void => {
    stop();
    fail(error);
  };
  return { ask, stop };
}
