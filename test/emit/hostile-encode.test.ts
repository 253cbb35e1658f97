import { compileFunction } from "node:vm";
import fc from "fast-check";
import { StructureKind } from "ts-morph";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { comment } from "../../generator/emit/encode/comment.js";
import { ts as code } from "../../generator/emit/encode/code.js";
import { identifier } from "../../generator/emit/encode/identifier.js";
import { literal } from "../../generator/emit/encode/literal.js";
import { propertyKey } from "../../generator/emit/encode/property-key.js";
import { printFile } from "../../generator/emit/structure/print.js";
import { seed } from "../support/seed.js";
import { hostileTexts } from "./hostile/texts.js";

const hostile = fc.constantFrom(...hostileTexts.map(({ write }) => write("word")));
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("*", "/", "\\", '"', "'", "`", "@", "#", "_", "a", " ", "\n", "$", "{", "}") }),
  fc.array(hostile, { maxLength: 3 }).map((parts) => parts.join("")),
);
const assertAll = (judge: (text: string) => void): void => {
  fc.assert(fc.property(texts, judge), { numRuns: 1_000, seed });
};

/** Gives the value that a literal has where it is executed. */
function evaluate(expression: string): unknown {
  return (compileFunction(`return ${expression};`) as () => unknown)();
}

describe("a literal", () => {
  it("has the value of the text, in one line without what cannot be seen", () => {
    assertAll((text) => {
      expect(evaluate(literal(text))).toBe(text);
      expect(literal(text)).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u);
    });
  });

  it("has the value of a number, however large", () => {
    for (const value of [0, -1.5, 1e300, 18_446_744_073_709_551_615n, true])
      expect(evaluate(literal(value))).toBe(value);
  });

  it("leaves what stands behind it alone where declarations are printed", () => {
    const initializers = fc.sample(texts, { numRuns: 500, seed }).map((text) => {
      return code`[${literal(text)}, ${literal("/*")}, ${literal("//")}]`;
    });
    const declarations = initializers.map((initializer) => [{ name: "one", initializer }]);
    const statements = declarations.map(
      (one) => ({ kind: StructureKind.VariableStatement, declarations: one }) as const,
    );
    const printed = printFile(statements, []).trim().split("\n");
    expect(printed).toEqual(initializers.map((initializer) => `let one = ${initializer};`));
  });
});

describe("a comment", () => {
  it("ends where it is meant to, and holds no order", () => {
    assertAll((text) => {
      for (const around of [`/** ${comment(text)} */`, `/** Of ${comment(text)} */`, `// ${comment(text)}`]) {
        const [range, ...others] = ts.getLeadingCommentRanges(around, 0) ?? [];
        expect([range?.end, others]).toEqual([around.length, []]);
        const { referencedFiles } = ts.createSourceFile("a.ts", around, ts.ScriptTarget.ES2022);
        expect(referencedFiles).toEqual([]);
        expect(around).not.toMatch(/@\w|#__|\/\/[#@]|^\/\/ (?:eslint|prettier|istanbul|c8|v8)[-: ]/iu);
      }
    });
  });

  it("keeps plain words as they are", () => {
    for (const text of ["The node's own: 50 % of #12, a/b * c.", "eslinted", "node 1", "🎉 漢字"])
      expect(comment(text)).toBe(text);
  });
});

describe("an identifier", () => {
  it.each(["", "a b", "1a", "a-b", "a\u2028", "a;b", "a/**/", "\\u0061"])("is not %j", (name) => {
    expect(() => identifier(name)).toThrow("not an identifier");
  });
});

describe("a key", () => {
  it("makes a property of its own of any text", () => {
    assertAll((text) => {
      const made = evaluate(`({ ${propertyKey(text)}: 1 })`);
      expect(Object.entries(made as object)).toEqual([[text, 1]]);
    });
    expect(Object.entries(evaluate(`({ ${propertyKey("__proto__")}: 1 })`) as object)).toEqual([["__proto__", 1]]);
  });
});
