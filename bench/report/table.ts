type Lines = readonly (readonly string[])[];

/** Lays out lines for a terminal: columns as wide as their widest field. */
export function formatTable(lines: Lines): string {
  return layOut(lines, widthsOf(lines))
    .map((fields) => fields.join("  ").trimEnd())
    .join("\n");
}

/** Lays out lines as a table in Markdown, as Prettier does; the first line is the head. */
export function formatMarkdown(lines: Lines): string {
  const widths = widthsOf(lines);
  const [head = [], ...body] = layOut(lines, widths);
  const rule = widths.map((width) => "-".repeat(width));
  return [head, rule, ...body].map((fields) => `| ${fields.join(" | ")} |`).join("\n");
}

function layOut(lines: Lines, widths: readonly number[]): Lines {
  return lines.map((line) => line.map((field, at) => field.padEnd(widths[at] ?? 0)));
}

function widthsOf(lines: Lines): readonly number[] {
  return (lines[0] ?? []).map((_, at) => Math.max(3, ...lines.map((line) => (line[at] ?? "").length)));
}
