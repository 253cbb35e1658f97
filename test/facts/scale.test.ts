import { describe, expect, it } from "vitest";
import { writeLargeSpec } from "../../bench/specs/large-spec.js";
import { oddSpecs } from "../../bench/specs/odd-specs.js";
import { analyze } from "../../generator/analyze.js";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { resolveAnswers } from "../../generator/facts/answers.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Protocol } from "../../generator/model/protocol.js";

function load(text: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, "scale.chart.yaml", { maxBytes: 2 * text.length });
  expect(diagnostics).toEqual([]);
  if (protocol === null) throw new Error("there is no protocol");
  return protocol;
}

function countByRule(findings: readonly Diagnostic[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

// A few fewer than the ten thousand entries that a map may have.
const most = 9_990;
// On a machine that has much else to do.
const patience = 120_000;

describe("a check of ten thousand states", () => {
  it.each([
    ["a path of states", {}],
    ["a chain of `always`", { "never-received": 1, "unused-declaration": 1 }], // The session is over before HELLO comes.
    ["a cycle of superstates", { "inheritance-cycle": 1 }],
    ["states that nothing enters", { "unreachable-state": most }],
  ])(
    "comes to an end with %s",
    (what, counts) => {
      const odd = oddSpecs.find((spec) => spec.what === what);
      expect(countByRule(analyze(load(odd?.write(most) ?? "")))).toEqual(counts);
    },
    patience,
  );
});

describe("a state with ten thousand superstates in a row", () => {
  it("takes over what the last of them answers", () => {
    const protocol = load(oddSpecs.find(({ what }) => what === "a chain of superstates")?.write(most) ?? "");
    const index = new ChartIndex(protocol, protocol.server);
    const answers = index.states.slice(0, 1).map((state) => resolveAnswers(index, state));
    expect(answers[0]?.wildcard[0]?.declaredIn.name.text).toBe(`B ${most}`);
  });
});

describe("a large chart like those that people write", () => {
  it("has nothing to find in it, so that its check shows what a check takes", () => {
    expect(analyze(load(writeLargeSpec(200)))).toEqual([]);
  });
});

/** A spec whose parts count how often anything of them is looked at; the same part is the same object each time. */
class CountedSpec {
  reads = 0;
  readonly protocol: Protocol;
  readonly #counted = new WeakMap<object, object>();

  constructor(protocol: Protocol) {
    this.protocol = this.#count(protocol);
  }

  #count<Part extends object>(part: Part): Part {
    const known = this.#counted.get(part);
    if (known !== undefined) return known as Part;
    const counted = new Proxy(part, {
      get: (target, key, receiver): unknown => {
        this.reads += 1;
        const value: unknown = Reflect.get(target, key, receiver);
        return typeof value === "object" && value !== null ? this.#count(value) : value;
      },
    });
    this.#counted.set(part, counted);
    return counted;
  }
}

function countReads(text: string): number {
  const spec = new CountedSpec(load(text));
  analyze(spec.protocol);
  return spec.reads;
}

describe("what a check looks at grows no faster than the spec", () => {
  // More than a hundred, since no more unknown names than that are compared with all others.
  const odd = oddSpecs.map((spec) => ({ ...spec, size: 120 }));
  const growing = [...odd, { what: "a chart like those that people write", write: writeLargeSpec, size: 40 }];
  it.each(growing)(
    "with $what",
    ({ write, size }) => {
      const growth = countReads(write(4 * size)) / countReads(write(size));
      expect(growth).toBeLessThan(4 * 1.25);
    },
    patience,
  );
});
