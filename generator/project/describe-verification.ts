import type { SourceSpan } from "../diagnostics/source-span.js";
import {
  drawSequence,
  type Counterexample,
  type Headings,
  type TraceStep,
  type Verdict,
  type Verification,
} from "../index.js";
import { escapeText } from "../text/escape-text.js";

/** What verifying one spec came to. */
export interface VerifiedSpec {
  /** The file, as shown to the user. */
  readonly spec: string;
  readonly verification: Verification;
}

/** Gives the lines for people, or Mermaid's: a message sequence for each finding; in text, each spec's verdict behind them. */
export async function drawVerification(
  verified: readonly VerifiedSpec[],
  format: "text" | "mermaid",
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { spec, verification } of verified) {
    const told = verification.counterexamples.filter(({ steps }) => steps.length > 0);
    for (const counterexample of told) lines.push(...(await drawCounterexample(counterexample, format)), "");
    if (format === "text") lines.push(...describeVerdict(spec, verification));
  }
  return lines;
}

/** Gives one message sequence; in text, with what it is of, and with what stands above its lifelines. */
export async function drawCounterexample(
  counterexample: Counterexample,
  format: "text" | "mermaid",
  headings?: Headings,
): Promise<readonly string[]> {
  const { rule, message, span } = counterexample.diagnostic;
  const drawing = await drawSequence(counterexample, format, headings);
  if (format === "mermaid") return drawing;
  const place = `${escapeText(span.file)}:${String(span.start.line)}:${String(span.start.column)}`;
  return [
    `how it comes to ${place} ${rule}:`,
    "",
    ...drawing.map((line) => `  ${line}`),
    "",
    `  ${escapeText(message)}`,
  ];
}

function describeVerdict(spec: string, { verdict, skipped }: Verification): readonly string[] {
  const sentence = `${escapeText(spec)}: ${nameVerdict(verdict)}`;
  if (skipped.length === 0) return [sentence];
  const reason = verdict.kind === "cut" ? "not all was seen" : "the errors are to be mended first";
  return [sentence, `  not judged, since ${reason}: ${skipped.join(", ")}`];
}

/** Says what was shown, in a sentence without its subject. */
export function nameVerdict({ kind, reason, bound, configurations, bytes }: Verdict): string {
  const seen = `${format(configurations)} ${configurations === 1 ? "configuration" : "configurations"}`;
  const messages = bound === 1 ? "1 message" : `${String(bound)} messages`;
  switch (kind) {
    case "exact":
      return reason === "half-duplex"
        ? `exact, for channels of any length: the two never speak at once (${seen}).`
        : `exact, for channels of any length: never is more than ${messages} on the way in one (${seen}).`;
    case "bounded":
      return `shown for channels of up to ${messages}, and no more (${seen}); a greater --depth looks further.`;
    case "cut":
      return reason === "outcomes"
        ? `not all was seen, even for channels of up to ${messages} (${seen}): outcomes pile up without end in a run.`
        : `memory ran out (${format(Math.ceil(bytes / 1_048_576))} MiB) with channels of up to ${messages}: ${seen} were found, and there are more.`;
  }
}

function format(number: number): string {
  return number.toLocaleString("en-US");
}

/** Gives what the JSON document says of one spec. */
export function describeVerification({ spec, verification }: VerifiedSpec): object {
  const { verdict, skipped, counterexamples } = verification;
  return { spec, verdict, skipped, counterexamples: counterexamples.map(describeCounterexample) };
}

/** Gives what the JSON document says of one finding and the way to it. */
export function describeCounterexample({ diagnostic: { rule, message, span }, steps }: Counterexample): object {
  return { rule, message, place: describeSpan(span), steps: steps.map(describeStep) };
}

function describeStep({ place, ...step }: TraceStep): object {
  return { ...step, place: place === null ? null : describeSpan(place) };
}

function describeSpan({ file, start, end }: SourceSpan): object {
  return { file, start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}
