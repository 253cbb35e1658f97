import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Protocol } from "../model/protocol.js";

/** Finds protocols that have the name of an earlier one: both would be emitted into one folder. */
export function findDuplicateProtocols(protocols: readonly Protocol[]): readonly Diagnostic[] {
  const first = new Map<string, Protocol>();
  return protocols.flatMap((protocol) => {
    const earlier = first.get(protocol.name.text);
    if (earlier !== undefined) return [describeDuplicate(protocol, earlier)];
    first.set(protocol.name.text, protocol);
    return [];
  });
}

function describeDuplicate({ name }: Protocol, earlier: Protocol): Diagnostic {
  return {
    rule: "duplicate-protocol",
    severity: "error",
    message: `The protocol "${name.text}" has the name of another spec's protocol.`,
    span: name.span,
    related: [{ message: `"${earlier.name.text}" is declared here first`, span: earlier.name.span }],
    help: "give one of them another name: both would be emitted into one folder",
  };
}
