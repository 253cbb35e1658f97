/** How many bytes are granted at a time, and how much of that may be on its way. */
const slice = 1_000_000n;
const window = 5n * slice;

/** What the server may still send, in bytes. It is granted more as soon as a whole slice of the window is free. */
export class CreditWindow {
  private granted = 0n;

  /** Counts a chunk that arrived. */
  take(length: number): void {
    this.granted -= BigInt(length);
  }

  /** Gives how much to grant now, in whole slices; nothing as long as most of the window is left. */
  refill(): bigint {
    const free = (window - this.granted) / slice;
    const grant = free > 0n ? free * slice : 0n;
    this.granted += grant;
    return grant;
  }
}
