/** Prints a line on stdout: for what a user, or a program that started this one, waits for. */
export function print(line: string): void {
  console.log(plain(line));
}

/** Prints a line on stderr: for faults and for the trace. */
export function report(line: string): void {
  console.error(plain(line));
}

/** Says what a fault is, whatever was thrown. */
export function describeFault(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

/** A peer may have written some of it: nothing in it may break the line, or move the terminal's cursor. */
function plain(line: string): string {
  return line.replace(/\p{Cc}+/gu, " ");
}
