/** The inputs of a run, as they are at a moment. */
export interface InputState {
  /** What they hold; the same where nothing has changed that matters. */
  readonly content: string;
  /** When and as which files they were written; another one where anything has touched them. */
  readonly stamp: string;
}

/** What is run when inputs change. Runs have numbers, from 1 on. */
export interface ChangeRunner<S extends InputState, R> {
  /** Tells how the inputs are. */
  readonly look: () => Promise<S>;
  readonly run: (number: number) => Promise<R>;
  /** Takes what a run came to, and how the inputs are after it. */
  readonly tell: (number: number, result: R, after: S) => void;
}

/** Gives what looks at the inputs, and runs where they are not as they were in the last run. */
export function runOnChange<S extends InputState, R>({ look, run, tell }: ChangeRunner<S, R>): () => Promise<void> {
  let done: string | null = null;
  let number = 0;
  return async () => {
    const before = await look();
    if (before.content === done) return;
    number += 1;
    const result = await run(number);
    // Who knows what a run has read that was written meanwhile, even if all is again as it was: that needs another run.
    const after = await look();
    done = after.stamp === before.stamp ? before.content : null;
    tell(number, result, after);
  };
}
