const reserved = /^(?:con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;
const unsafe = /[\p{Cc}<>:"|?*\\]/u;

/**
 * Gives what keeps a path from standing in an output folder on every system, in words that follow "the path", or null
 * where nothing does: one that leads out of the folder, or that Windows would read as something else.
 */
export function findPathFault(path: string): string | null {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) return "leads out of its folder";
  if (unsafe.test(path)) return "has characters that no file can have everywhere";
  if (parts.some((part) => reserved.test(part))) return "has a name that Windows reserves";
  if (parts.some((part) => /[. ]$/u.test(part))) return "has a part that ends with a dot or a space";
  return null;
}
