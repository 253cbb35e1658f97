const leftOut = new Set(["--check", "--diff", "--json", "--quiet", "--force"]);

/** Gives the command that writes what a run with these arguments would compare, as one types it. */
export function formatCommand(argv: readonly string[]): string {
  const kept = argv.filter((word, index) => !leftOut.has(word) && !isReport(word, argv[index - 1]));
  return ["chartwright generate", ...kept.map(quote)].join(" ");
}

function isReport(word: string, before: string | undefined): boolean {
  return word === "--report" || before === "--report" || word.startsWith("--report=");
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
