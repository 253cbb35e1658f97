const pattern = /^\.filemq-(\d+)\.part$/;

/** Gives the name of the file into which the process of this id writes what it has not yet received to its end. */
export function partialName(pid: number): string {
  return `.filemq-${pid}.part`;
}

/** Gives the process that such a file belongs to; null for every other name. */
export function readPartialName(name: string): number | null {
  const pid = pattern.exec(name)?.[1];
  return pid === undefined ? null : Number(pid);
}
