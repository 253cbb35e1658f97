import type { Serve, SubjectName } from "./subject.js";

const modules: Readonly<Record<SubjectName, string>> = {
  "hand-written": "./hand-written.js",
  chartwright: "./chartwright.js",
  "typescript-fsm": "../competitors/typescript-fsm.js",
  "javascript-state-machine": "../competitors/javascript-state-machine.js",
  robot3: "../competitors/robot3.js",
  xstate: "../competitors/xstate.js",
};

/** Loads one subject and none of the others, so that their code cannot share its inline caches. */
export async function loadSubject(name: SubjectName): Promise<Serve> {
  const { serve } = (await import(modules[name])) as { readonly serve: Serve };
  return serve;
}

/** The path of a subject's source inside the folder `bench`. */
export function sourceOf(name: SubjectName): string {
  return modules[name].replace("../", "").replace("./", "subjects/").replace(/js$/, "ts");
}
