const leftOut = new Set(["--check", "--diff", "--json", "--quiet", "--force"]);
const leftOutWithValue = ["--report", "--output-file"];

/**
 * Gives the command that writes what a run with these arguments would compare, as one types it; with `force` it overwrites
 * edited files, and with `prune` it removes orphaned ones even where the run was to keep them.
 */
export function formatCommand(
  argv: readonly string[],
  { force, prune }: { readonly force: boolean; readonly prune: boolean },
): string {
  const kept = argv
    .filter((word, index) => !leftOut.has(word) && !isAboutReport(word, argv[index - 1]))
    .filter((word) => !prune || word !== "--no-prune");
  return ["chartwright generate", ...kept.map(quote), ...(force ? ["--force"] : [])].join(" ");
}

function isAboutReport(word: string, before: string | undefined): boolean {
  return leftOutWithValue.some((flag) => word === flag || before === flag || word.startsWith(`${flag}=`));
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
