import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

// Beyond so many changed lines the comparison takes long and no one reads it.
const maxEditLength = 2_000;

/** Gives a unified diff from what is on the disk to what the specs emit, line ends of CRLF counting as LF. */
export function formatDiff(path: string, found: string, wanted: string): string {
  const old = found.replaceAll("\r\n", "\n");
  const options = { context: 3, maxEditLength, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, old, wanted, undefined, undefined, options);
  return patch ?? `--- a/${path}\n+++ b/${path}\n(more than ${String(maxEditLength)} lines differ)\n`;
}
