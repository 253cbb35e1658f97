import { findCompiler, typeRoot, type Compiler } from "./fixture.js";
import { runProgram } from "./run-program.js";
import type { UserProject } from "./user-project.js";

/** Every flag that emitted code promises to compile under. */
const strictest = {
  target: "es2022",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  typeRoots: [typeRoot],
};

/** The two ways in which users' compilers find modules. */
const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
} as const;

/** The hosts that no browser runs. */
const ofNode = [
  "generated/tcp.ts",
  "generated/websocket-server.ts",
  "generated/*/*.tcp.ts",
  "generated/*/server.websocket.ts",
  "generated/zeromq.ts",
  "generated/*/*.zeromq.ts",
];

/** The two places that emitted code is promised to run in: a browser knows no Node, and Node need not know a browser. */
const places = {
  browser: { options: { lib: ["es2022", "dom"], types: [] }, files: ["program.ts"], exclude: ofNode },
  node: { options: { lib: ["es2022"], types: ["node"] }, files: ["program.ts", "over-sockets.ts"], exclude: [] },
} as const;

/** What a project is compiled with; `options` are added to the strictest ones, or take their place. */
export interface CompilerChoice {
  readonly compiler: Compiler;
  readonly resolution?: keyof typeof resolutions;
  readonly place?: keyof typeof places;
  readonly include?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly args?: readonly string[];
}

/** What a compiler said, and what it found fault with, in lines; none where all is well. */
export interface Compilation {
  readonly output: string;
  readonly findings: readonly string[];
}

let compilations = 0;

/** Compiles a project. Nothing is written, unless `options` say where to. */
export async function compileProject(project: UserProject, choice: CompilerChoice): Promise<Compilation> {
  const { compiler, resolution = "nodenext", place = "node", options = { noEmit: true }, args = [] } = choice;
  const { include = ["generated", ...places[place].files] } = choice;
  const compilerOptions = { ...strictest, ...resolutions[resolution], ...places[place].options, ...options };
  compilations += 1;
  const config = `tsconfig.${compilations}.json`;
  project.write(config, JSON.stringify({ compilerOptions, include, exclude: places[place].exclude }));
  const command = [findCompiler(compiler), "-p", config, "--pretty", "false", ...args];
  const { exitCode, output, errors } = await runProgram(process.execPath, command, project.folder);
  const findings = `${output}${errors}`.split("\n").filter((line) => /\berror TS\d+: /u.test(line));
  if (exitCode !== 0 && findings.length === 0) throw new Error(`${config} ends with ${exitCode}: ${output}${errors}`);
  return { output, findings };
}
