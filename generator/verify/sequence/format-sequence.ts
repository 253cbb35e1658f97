import type { RoleName } from "../../model/chart.js";
import type { TraceStep } from "../trace/trace-step.js";
import { escapeText } from "../../text/escape-text.js";
import { measureWidth } from "../../text/measure-width.js";
import { describeDeed } from "./describe-deed.js";
import { listRows, type Arrow, type SequenceRow } from "./list-rows.js";

/** How wide the words of a role may get before they go on in the next line, in columns. */
const widest = 34;

/** What stands above the lifeline of each role. */
export type Headings = Readonly<Record<RoleName, string>>;

const roleNames: Headings = { server: "server", client: "client" };

/**
 * Gives steps as a message sequence for people: a lifeline for each role, time going down, the messages between, and the
 * place in the spec of each transition. A message on its way has an arrow where it is sent and one where it is read.
 */
export function formatSequence(steps: readonly TraceStep[], headings = roleNames): readonly string[] {
  const rows = listRows(steps);
  const lines = rows.flatMap(listLines);
  const width = Math.max(headings.server.length, ...lines.map(({ server }) => measureWidth(server)));
  const middle = Math.max(14, ...rows.map(({ arrow }) => measureWidth(escapeText(arrow?.message ?? "")) + 8));
  const right = Math.max(headings.client.length, ...lines.map(({ client }) => measureWidth(client)));
  const format = ({ server, arrow, client, place }: Line): string =>
    `${pad(server, width)} |${drawArrow(arrow, middle)}| ${pad(client, right)}  ${place}`.trimEnd();
  return [format({ ...headings, arrow: null, place: "" }), ...lines.map(format)];
}

interface Line {
  readonly server: string;
  readonly client: string;
  readonly arrow: Arrow | null;
  readonly place: string;
}

function listLines({ server, client, arrow }: SequenceRow): readonly Line[] {
  const left = wrap(server === null ? "" : escapeText(describeDeed(server)));
  const right = wrap(client === null ? "" : escapeText(describeDeed(client)));
  const places = [server, client].flatMap((step) => step?.place ?? []);
  const place = places.map(({ start }) => `${String(start.line)}:${String(start.column)}`).join(", ");
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => ({
    server: left[at] ?? "",
    client: right[at] ?? "",
    arrow: at === 0 ? arrow : null,
    place: at === 0 ? place : "",
  }));
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || measureWidth(last) + 1 + measureWidth(word) > widest) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line, at) => (at === 0 ? line : `  ${line}`));
}

function drawArrow(arrow: Arrow | null, width: number): string {
  if (arrow === null) return " ".repeat(width);
  const message = escapeText(arrow.message);
  const isRight = arrow.towards === "client";
  if (arrow.stretch === "whole") {
    const shafts = width - measureWidth(message) - 3;
    const left = "-".repeat(Math.floor(shafts / 2));
    const rest = "-".repeat(shafts - Math.floor(shafts / 2));
    return isRight ? `${left} ${message} ${rest}>` : `<${left} ${message} ${rest}`;
  }
  const half = isRight ? `-- ${message} ->` : `<- ${message} --`;
  const isAtLeft = isRight === (arrow.stretch === "sent");
  return isAtLeft ? pad(half, width) : " ".repeat(width - measureWidth(half)) + half;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - measureWidth(text)));
}
