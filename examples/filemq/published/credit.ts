/** How many bytes a client is ready to take. */
export class Credit {
  private left = 0n;

  /** Adds what a NOM grants. */
  grant(bytes: bigint): void {
    this.left += bytes;
  }

  /** Tells whether a chunk may be sent: only where all of it fits. An empty one always does. */
  covers(length: number): boolean {
    return BigInt(length) <= this.left;
  }

  spend(length: number): void {
    this.left -= BigInt(length);
  }
}
