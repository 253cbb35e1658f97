import { instance } from "@viz-js/viz";

/** A state, a frame or a point of a drawing in dot, as Graphviz reads it. */
export interface ReadBox {
  readonly id: string;
  /** The lines of its label. */
  readonly lines: readonly string[];
  /** The frame it lies in, by its identifier; null for the outermost. */
  readonly parent: string | null;
  readonly shape: string | null;
  readonly peripheries: string | null;
}

/** What leads from one box to another, as Graphviz reads it. */
export interface ReadLead {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly string[];
  readonly lhead: string | null;
  readonly ltail: string | null;
}

/** A drawing in dot, read by Graphviz. */
export interface ReadDot {
  readonly name: string;
  readonly boxes: readonly ReadBox[];
  readonly leads: readonly ReadLead[];
}

interface JsonObject {
  readonly _gvid: number;
  readonly name: string;
  readonly label?: string;
  readonly nodes?: readonly number[];
  readonly subgraphs?: readonly number[];
  readonly shape?: string;
  readonly peripheries?: string;
}

interface JsonEdge {
  readonly tail: number;
  readonly head: number;
  readonly label?: string;
  readonly lhead?: string;
  readonly ltail?: string;
}

/**
 * Reads dot with Graphviz itself, as JSON without what is drawn, whose writer fails at some backslashes. Throws where it
 * does not parse, or where Graphviz warns of anything but widths. `osage` lays out in no time; only `dot` looks at frames
 * that something leads to or from.
 */
export async function readDot(dot: string, engine: "dot" | "osage" = "osage"): Promise<ReadDot> {
  const graphviz = await loadGraphviz();
  const { output, errors } = graphviz.render(dot, { format: "dot_json", engine });
  const faults = errors.map(({ message }) => message).filter((message) => !message.includes("width of non-ASCII"));
  if (output === undefined || faults.length > 0) throw new Error(faults.join("\n"));
  const read = JSON.parse(output) as {
    readonly name: string;
    readonly objects?: readonly JsonObject[];
    readonly edges?: readonly JsonEdge[];
  };
  const objects = read.objects ?? [];
  const ids = new Map(objects.map((one) => [one._gvid, one.name]));
  const idOf = (at: number): string => ids.get(at) ?? "?";
  return {
    name: read.name,
    boxes: objects.map((one) => ({
      id: one.name,
      lines: one.shape === "point" ? [] : listLines(one.label),
      parent: findParent(objects, one),
      shape: one.shape ?? null,
      peripheries: one.peripheries ?? null,
    })),
    leads: (read.edges ?? []).map((edge) => ({
      from: idOf(edge.tail),
      to: idOf(edge.head),
      lines: listLines(edge.label),
      lhead: edge.lhead ?? null,
      ltail: edge.ltail ?? null,
    })),
  };
}

let loaded: ReturnType<typeof instance> | null = null;

async function loadGraphviz(): Promise<Awaited<ReturnType<typeof instance>>> {
  loaded ??= instance();
  return await loaded;
}

/** Gives the lines of a label as Graphviz has parsed it; throws where it is HTML, or has an order but for ends of lines. */
function listLines(label = ""): readonly string[] {
  const read = label.replace(/\\(.)|&(\w*;?)/gsu, (found, escaped?: string) => {
    if (escaped === "n" || escaped === "l") return "\n";
    if (escaped === "\\") return "\\";
    if (found === "&amp;") return "&";
    throw new Error(`would be misread: ${found}`);
  });
  return read === "" ? [] : read.replace(/\n$/u, "").split("\n");
}

/** The innermost frame that holds something: of those that do, the one that holds the least. */
function findParent(objects: readonly JsonObject[], one: JsonObject): string | null {
  const holding = objects.filter(
    ({ nodes = [], subgraphs = [] }) => nodes.includes(one._gvid) || subgraphs.includes(one._gvid),
  );
  const [innermost] = holding.toSorted((a, b) => (a.nodes?.length ?? 0) - (b.nodes?.length ?? 0));
  return innermost?.name ?? null;
}
