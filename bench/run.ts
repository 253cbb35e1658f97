import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { assertEqualDecoding } from "./decode/equality.js";
import { fieldsOf, headings } from "./report/columns.js";
import { assertEqualBytes } from "./load/equality.js";
import { formatMarkdown, formatTable } from "./report/table.js";
import { allRows } from "./rows/all-rows.js";
import type { Effort, Line, Row } from "./rows/row.js";
import { assertEqualWork } from "./subjects/equality.js";
import { loadSubject } from "./subjects/load.js";
import { subjectNames } from "./subjects/subject.js";

const full: Effort = {
  ...{ slice: 25, warmUp: 400, launches: 5, rounds: 5 },
  ...{ maxSessions: 1_000_000, weighed: 100_000, maxTransfer: 1_000, maxStates: 10_000 },
};
const quick: Effort = {
  ...{ slice: 10, warmUp: 200, launches: 1, rounds: 3 },
  ...{ maxSessions: 100_000, weighed: 20_000, maxTransfer: 200, maxStates: 2_000 },
};

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    quick: { type: "boolean", default: false },
    markdown: { type: "boolean", default: false },
  },
});

const rows = chooseRows(values.only);
await assertAllEqual();
const lines = await measure(rows, values.quick ? quick : full);
const fields = [headings, ...lines.map(fieldsOf)];
console.log(values.markdown ? formatMarkdown(fields) : formatTable(fields));
console.log(`\n${describeMachine()} Medians; in brackets the quartiles of the ratios.`);

/** Nothing is measured that does not do the same work. */
async function assertAllEqual(): Promise<void> {
  const reference = await loadSubject("hand-written");
  for (const name of subjectNames) assertEqualWork(await loadSubject(name), reference);
  assertEqualDecoding();
  await assertEqualBytes();
}

function chooseRows(names: readonly string[]): readonly Row[] {
  const known = allRows.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    console.error(`There is no row "${name}"; --only takes one of ${known.join(", ")}.`);
    process.exit(2);
  }
  return allRows.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function measure(rows: readonly Row[], effort: Effort): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const row of rows) {
    const start = performance.now();
    lines.push(...(await row.run(effort)));
    console.error(`${row.name} measured in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  return lines;
}

function describeMachine(): string {
  return `Node ${process.versions.node}, ${cpus()[0]?.model.trim() ?? "an unknown processor"}.`;
}
