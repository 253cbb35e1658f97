import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";

/** What a test reads of a SARIF document. */
export interface SarifLog {
  readonly runs: readonly [SarifRun];
}

/** One run in a SARIF document. */
export interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } & Readonly<Record<string, unknown>> };
  readonly invocations: readonly Readonly<Record<string, unknown>>[];
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly SarifResult[];
}

/** A rule in a SARIF document. */
export interface SarifRule {
  readonly id: string;
  readonly help: { readonly text: string; readonly markdown?: string };
  readonly defaultConfiguration: { readonly level: string };
}

/** A finding in a SARIF document. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [SarifLocation];
  readonly relatedLocations: readonly SarifLocation[];
}

/** A place in a SARIF document. */
export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string; readonly index: number };
    readonly region: Readonly<Record<string, number>>;
  };
}

// The schema of OASIS comes with this package; it is among its files, and not among what it exports.
const require = createRequire(import.meta.url);
const main = require.resolve("@microsoft/sarif-multitool-ts");
const schema = JSON.parse(readFileSync(join(dirname(main), "../assets/sarif-2.1.0.schema.json"), "utf8")) as object;

const isValid = new Ajv2020({ strict: false, allErrors: true })
  .addFormat("uri", (text) => URL.canParse(text))
  .addFormat("uri-reference", /^[\w.~%!$&'()*+,;=:@/?#-]*$/u)
  .addFormat("date-time", true)
  .addFormat("uuid", true)
  .compile<SarifLog>(schema);

/** Reads a SARIF document; throws with what is wrong where the schema does not allow it. */
export function readSarif(text: string): SarifRun {
  const log: unknown = JSON.parse(text);
  if (!isValid(log)) throw new Error(JSON.stringify(isValid.errors, null, 2));
  return log.runs[0];
}
