/** Tells from arguments that may not even be valid whether the answer is to be JSON. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  const flags = end === -1 ? argv : argv.slice(0, end);
  return flags.some((flag, index) => {
    return flag === "--json" || flag === "--report=json" || (flag === "--report" && flags[index + 1] === "json");
  });
}
