/** What a program has used since it began, at the moment it printed a line or was asked. */
export interface Usage {
  /** The line; empty where the program was asked. */
  readonly line: string;
  /** The program's own clock, in milliseconds. */
  readonly at: number;
  /** The processor's time on all threads, in nanoseconds. */
  readonly processor: number;
  /** The most that was resident so far, in bytes. */
  readonly resident: number;
}
