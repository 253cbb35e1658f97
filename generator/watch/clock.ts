/** What tells how time goes by; `after` calls back once after so many milliseconds, unless what it gives is called first. */
export interface WatchClock {
  after(milliseconds: number, ring: () => void): () => void;
}

/** The clock of this machine. */
export const systemClock: WatchClock = {
  after: (milliseconds, ring) => {
    const timer = setTimeout(ring, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};
