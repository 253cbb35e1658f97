import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

// Beyond so many changed lines the comparison takes long and no one reads it.
const maxEditLength = 2_000;

/**
 * Gives a unified diff from what is on the disk to what the specs emit, line ends of CRLF counting as LF; null is no file,
 * which the head calls /dev/null. `patch -p1` and `git apply` read it where `path` is relative to the working directory.
 */
export function formatDiff(path: string, found: string | null, wanted: string | null): string {
  const from = found === null ? "/dev/null" : `a/${path}`;
  const to = wanted === null ? "/dev/null" : `b/${path}`;
  const old = (found ?? "").replaceAll("\r\n", "\n");
  const options = { context: 3, maxEditLength, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(from, to, old, wanted ?? "", undefined, undefined, options);
  return patch ?? `--- ${from}\n+++ ${to}\n(more than ${String(maxEditLength)} lines differ)\n`;
}
