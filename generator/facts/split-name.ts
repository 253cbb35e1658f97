const humpPattern = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu;
const separatorPattern = /[\s_-]+/u;

/** Gives the words of a name in lower case: `sendKey-2` has `send`, `key` and `2`. Punctuation stays with its word. */
export function splitName(name: string): readonly string[] {
  const parted = name.normalize("NFC").replace(humpPattern, " ").toLowerCase();
  return parted.split(separatorPattern).filter((word) => word !== "");
}
