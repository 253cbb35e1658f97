import { escapeText } from "../../text/escape-text.js";

/** The lines of a label: those in its middle, and below them those that begin on the left. */
export interface LabelLines {
  readonly centred?: readonly string[];
  readonly left?: readonly string[];
}

// No character of XML, and so none of an SVG drawing.
const beyondXml = /[\uFFFE\uFFFF]/gu;

/**
 * Gives lines of any text as a quoted string of dot that Graphviz shows as they are: what controls or hides as escapes, a
 * backslash doubled, so that no order such as `\N` or `\l` arises but our own, and `&` as an entity, since labels may have
 * entities. What is quoted is never an HTML-like label.
 */
export function quoteLabel({ centred = [], left = [] }: LabelLines): string {
  const lines = [centred.map(escapeDot).join("\\n"), left.map((line) => `${escapeDot(line)}\\l`).join("")];
  return `"${lines.filter((part) => part !== "").join("\\n")}"`;
}

function escapeDot(text: string): string {
  const visible = escapeText(text).replace(beyondXml, (found) => `\\u{${found.charCodeAt(0).toString(16)}}`);
  return visible.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;");
}
