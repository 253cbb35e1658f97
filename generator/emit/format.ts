import * as typescript from "prettier/plugins/babel";
import * as printer from "prettier/plugins/estree";
import { format } from "prettier/standalone";

import type { Code } from "./encode/code.js";

/**
 * Gives code as Prettier's default style writes it. Throws where it does not parse: then the emitter is at fault. Its parser
 * `babel-ts` gives what `typescript` does in half the time, and starts without a second compiler beside that of ts-morph.
 */
export async function formatTypeScript(code: Code): Promise<string> {
  return format(code, { parser: "babel-ts", plugins: [typescript, printer] });
}
