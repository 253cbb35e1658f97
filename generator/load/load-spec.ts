import { sortDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { Protocol } from "../model/protocol.js";
import { describeValue } from "./decode/describe-value.js";
import { Faults } from "./faults.js";
import { checkEncodings } from "./spec/check-encodings.js";
import { decodeProtocol, startOfFile } from "./spec/decode-protocol.js";
import { parseYaml, type YamlOptions } from "./yaml.js";
import type { YamlValue } from "./yaml-tree.js";

/** What loading a spec gives: the protocol where there is no fault at all, and every fault where there is one. */
export interface LoadResult {
  readonly protocol: Protocol | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads the text of a spec. All faults are collected, sorted by place, each at error level; with any, there is no
 * protocol. `file` is the path that is shown.
 */
export function loadSpec(text: string, file: string, options: YamlOptions = {}): LoadResult {
  const { root, diagnostics: yamlFaults } = parseYaml(text, file, options);
  const faults = new Faults();
  const protocol = root === null && yamlFaults.length > 0 ? null : decodeRoot(root, file, faults);
  const diagnostics = sortDiagnostics([...yamlFaults, ...faults.list()]);
  return { protocol: diagnostics.length === 0 ? protocol : null, diagnostics };
}

function decodeRoot(root: YamlValue | null, file: string, faults: Faults): Protocol | null {
  if (root === null) {
    faults.report("wrong-value", "The file is empty.", startOfFile(file), {
      help: "a spec begins with `chartwright: 1`, `protocol: NAME` and `codec: json`",
    });
    return null;
  }
  if (root.kind !== "map") {
    const message = `A spec is a map that starts with \`chartwright: 1\`, not ${describeValue(root)}.`;
    faults.report("wrong-value", message, root.span);
    return null;
  }
  const protocol = decodeProtocol(root, faults);
  if (protocol !== null) checkEncodings(protocol, faults);
  return protocol;
}
