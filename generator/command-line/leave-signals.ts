/**
 * Lets SIGINT and SIGTERM end the program without its doing, where it will be too busy to hear of them. A shell sees the same
 * exit codes. Nothing may be half done when they come.
 */
export function leaveSignals(): void {
  process.removeAllListeners("SIGINT");
  process.removeAllListeners("SIGTERM");
}
