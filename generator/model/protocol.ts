import type { BorrowedChart, Chart } from "./chart.js";
import type { Message, TypeDeclaration } from "./message.js";
import type { Name } from "./name.js";

/** How messages travel as bytes; with `none` the user decodes. */
export type Codec = "json" | "zproto" | "none";

/** What the transport promises. */
export type Channel = "stream" | "queue";

/** One spec: a protocol, its messages, and a chart for each role. `file` is the path as it is shown to the user. */
export interface Protocol {
  readonly file: string;
  readonly name: Name;
  readonly title: string | null;
  readonly description: string | null;
  readonly source: string | null;
  readonly codec: Codec;
  readonly channel: Channel;
  /** The number that opens every message of a binary wire. */
  readonly signature: number | null;
  readonly types: readonly TypeDeclaration[];
  readonly messages: readonly Message[];
  readonly server: Chart;
  readonly client: Chart | BorrowedChart;
}
