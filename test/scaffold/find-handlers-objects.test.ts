import { describe, expect, it } from "vitest";

import type { AskedRole } from "../../generator/scaffold/asked-role.js";
import { findHandlersObjects } from "../../generator/scaffold/find-handlers-objects.js";
import { parseTypeScript } from "../../generator/scaffold/parse-typescript.js";
import { loadShipped, readAsked } from "./asked.js";

const asked: AskedRole = {
  handlersType: "LoginServerHandlers",
  optionsType: "LoginServerOptions",
  entrances: ["createLoginServer", "connectLoginTcp"],
  handlers: [],
};

function find(text: string): { readonly objects: readonly string[]; readonly classes: number } {
  const { objects, classes } = findHandlersObjects(parseTypeScript("src/a.ts", text), asked);
  return { objects: objects.map((object) => object.getText()), classes: classes.length };
}

describe("the handlers are", () => {
  it.each([
    ["a constant of that type", "const a: LoginServerHandlers<null> = { x };"],
    ["a variable without parameters of its type", "let a: LoginServerHandlers = ({ x });"],
    ["an object that satisfies it", "export default { x } satisfies LoginServerHandlers<A>;"],
    ["a constant object that satisfies it", "export const a = { x } as const satisfies LoginServerHandlers<A>;"],
    ["an object as such", "use({ x } as LoginServerHandlers<A>);"],
    ["an object as such in angle brackets", "use(<LoginServerHandlers<A>>{ x });"],
    ["what a function returns", "function f(): LoginServerHandlers<A> { if (b) c(); return { x }; }"],
    ["what an asynchronous function returns", "async function f(): Promise<LoginServerHandlers<A>> { return { x }; }"],
    ["what an arrow gives", "const f = (): LoginServerHandlers<A> => ({ x });"],
    ["what a method returns", "class C { make(): LoginServerHandlers<A> { return { x }; } }"],
    ["a property of a class", "class C { readonly handlers: LoginServerHandlers<A> = { x }; }"],
    ["what a parameter is unless it is given", "function f(handlers: LoginServerHandlers<A> = { x }) {}"],
    ["in the options of the emitted function", "createLoginServer({ handlers: { x }, hooks, context });"],
    ["in the options of a host", 'await connectLoginTcp({ hooks, "handlers": ({ x }) }, { port: 1 });'],
    ["in options by their type", "const o: LoginServerOptions<A, B> = { handlers: { x } };"],
    [
      "of a type under another name",
      'import { type LoginServerHandlers as H } from "./login.js"; const a: H<A> = { x };',
    ],
    ["of a type in a namespace", 'import * as l from "./login.js"; const a: l.LoginServerHandlers<A> = { x };'],
    ["of an imported type", 'const a: import("./login.js").LoginServerHandlers<A> = { x };'],
    ["of a type that is called otherwise", "type H = LoginServerHandlers<A>; const a: H = { x };"],
    ["given to a function of a namespace", "login.createLoginServer<A>({ handlers: { x } });"],
    [
      "given to a function under another name",
      'import { createLoginServer as create } from "./login.js"; create({ handlers: { x } });',
    ],
  ])("%s", (_what, text) => {
    expect(find(text)).toEqual({ objects: ["{ x }"], classes: 0 });
  });

  it.each([
    ["a constant of no type", "const a = { x };"],
    ["a constant of another role's type", "const a: LoginClientHandlers<A> = { x };"],
    ["a part of them", "const a: Partial<LoginServerHandlers<A>> = { x };"],
    ["all but some of them", 'const a: Omit<LoginServerHandlers<A>, "x"> = { x };'],
    ["in the options of another function", "createOtherServer({ handlers: { x } });"],
    ["not the first argument", "createLoginServer(options, { handlers: { x } });"],
    ["another property of the options", "createLoginServer({ hooks: { x }, handlers });"],
    [
      "what a function within such a function returns",
      "function f(): LoginServerHandlers<A> { g(() => { return { x }; }); return h; }",
    ],
    ["an argument where the type is that of the answer", "const a: LoginServerHandlers<A> = make({ x });"],
  ])("not %s", (_what, text) => {
    expect(find(text).objects).toEqual([]);
  });

  it("no class, which is found apart", () => {
    expect(find("class A implements LoginServerHandlers<B> {}")).toEqual({ objects: [], classes: 1 });
    expect(find("class A extends LoginServerHandlers {}")).toEqual({ objects: [], classes: 0 });
  });

  it("all of several", () => {
    expect(
      find("const a: LoginServerHandlers = { x }; const b = { y } satisfies LoginServerHandlers;").objects,
    ).toEqual(["{ x }", "{ y }"]);
  });
});

it("reads what is asked for from what is emitted", async () => {
  const role = await readAsked(loadShipped("filemq"), "client");
  expect(role).toMatchObject({
    handlersType: "FilemqClientHandlers",
    optionsType: "FilemqClientOptions",
    entrances: ["createFilemqClient"],
  });
  expect(role.handlers.at(0)).toEqual({
    name: "trySecurityMechanism",
    doc: 'The action "Try Security Mechanism".',
    parameters: [
      { name: "session", given: "always" },
      { name: "event", given: "always" },
    ],
  });
  const { entrances } = await readAsked(loadShipped("handshake"), "client");
  expect(entrances.toSorted()).toEqual(["connectHandshakeTcp", "createHandshakeClient"]);
});
