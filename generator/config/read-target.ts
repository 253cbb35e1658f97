import type { SourceSpan } from "../diagnostics/source-span.js";
import { readChoice, type ReadContext } from "../load/decode/read-scalar.js";
import type { KnownKeys } from "../load/decode/known-keys.js";
import { readMap, type MapContext } from "../load/decode/read-map.js";
import type { YamlValue } from "../load/yaml-tree.js";
import { defaultTarget, importExtensions, type Target } from "./config.js";
import { readPath } from "./read-path.js";
import { describeRolelessList, describeUnknownKind, emitKinds, isEmitKind, type EmitKind } from "./emit-kind.js";

/** A target, and the place of its folder. */
export interface PlacedTarget {
  readonly target: Target;
  readonly span: SourceSpan;
}

const keys = ["name", "specs", "out", "emit", "importExtension"] as const;

/** Reads one entry of `targets`; null, and a fault, where it is none. */
export function readTarget(value: YamlValue, context: MapContext): PlacedTarget | null {
  const read = readMap(value, { what: "a target", keys, required: ["out"] }, context);
  if (read === null) return null;
  const out = read.read("out", readPath);
  if (out === null) return null;
  const target = {
    name: read.text("name"),
    specs: read.has("specs") ? read.list("specs", readPath).map(({ text }) => text) : null,
    out: out.text,
    emit: read.has("emit") ? readKinds(read, context) : defaultTarget.emit,
    importExtension: read.choice("importExtension", importExtensions) ?? defaultTarget.importExtension,
  };
  return { target, span: out.span };
}

function readKinds(read: KnownKeys<"emit">, { faults, at }: MapContext): readonly EmitKind[] {
  const list = read.list("emit", readKind);
  const value = read.value("emit");
  if (value?.kind === "list" && value.items.length === 0)
    faults.report(
      "wrong-value",
      `\`emit\` is empty: a target emits some of ${emitKinds.join(", ")}.`,
      read.key("emit")?.span ?? at,
    );
  const roleless = describeRolelessList(list);
  if (roleless !== null) faults.report("wrong-value", roleless, read.key("emit")?.span ?? at);
  return emitKinds.filter((kind) => list.includes(kind));
}

function readKind(value: YamlValue, context: ReadContext): EmitKind | null {
  if (value.kind !== "scalar") return readChoice(value, emitKinds, context);
  if (isEmitKind(value.text)) return value.text;
  context.faults.report("wrong-value", describeUnknownKind(value.text), value.span);
  return null;
}
