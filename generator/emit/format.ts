import { format } from "prettier";

import type { Code } from "./encode/code.js";

/** Gives code as Prettier's default style writes it. Throws where it does not parse: then the emitter is at fault. */
export async function formatTypeScript(code: Code): Promise<string> {
  return format(code, { parser: "typescript" });
}
