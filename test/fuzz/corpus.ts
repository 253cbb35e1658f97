import { readdirSync, readFileSync } from "node:fs";
import { allRules } from "../../generator/rules/all-rules.js";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const conformance = readdirSync(new URL("test/conformance/", root), { withFileTypes: true, recursive: true });

/** Whole specs to start from: the shipped ones, one with every construct, those of the conformance suite, the rules' examples. */
export const corpus: readonly string[] = [
  ...["handshake", "registration", "filemq"].map((name) => read(`specs/${name}.chart.yaml`)),
  read("test/load/fixtures/every-construct.chart.yaml"),
  ...conformance
    .filter(({ name }) => name.endsWith(".chart.yaml"))
    .map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`, "utf8"))
    .toSorted(),
  ...allRules.flatMap(({ flagged, clean }) => [flagged, clean]),
];
