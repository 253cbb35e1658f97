/** What each exit code of the program means; they are the same with and without `--json`. */
export const exitCodes = {
  done: 0,
  findings: 1,
  unusable: 2,
  drift: 3,
  refused: 4,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;
