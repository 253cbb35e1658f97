/** Between two scans, in milliseconds: how long to rest at least, and how long where nothing rings. */
const rest = { min: 50, max: 1_000 };

/** How much longer than a scan to rest, so that those of a large folder do not take all of the time. */
const share = { min: 2, max: 20 };

/** Says when to scan next. It keeps no program running. */
export class Alarm {
  private readonly stop: AbortSignal;
  private isRung = false;
  /** Whether ringing ends the sleep. */
  private isLight = false;
  private wake: (() => void) | null = null;

  constructor(stop: AbortSignal) {
    this.stop = stop;
    stop.addEventListener("abort", () => {
      this.wake?.();
    });
  }

  /** Asks for a scan soon. */
  ring(): void {
    this.isRung = true;
    if (this.isLight) this.wake?.();
  }

  /** Waits for the next scan, after one that took so many milliseconds. */
  async rest(took: number): Promise<void> {
    await this.sleep(Math.max(rest.min, share.min * took));
    this.isLight = true;
    if (!this.isRung) await this.sleep(Math.max(rest.max, share.max * took));
    this.isLight = false;
    this.isRung = false;
  }

  private sleep(milliseconds: number): Promise<void> {
    if (this.stop.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds).unref();
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
