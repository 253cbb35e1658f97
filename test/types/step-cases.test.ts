import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { compile } from "./compile.js";
import { removeEachCase } from "./remove-cases.js";

const protocols = ["filemq", "handshake", "registration"];

test("a step function that lacks a case compiles in none of the roles", { timeout: 240_000 }, () => {
  const roles = protocols.flatMap((protocol) => [`generated/${protocol}/server.ts`, `generated/${protocol}/client.ts`]);
  const shortened = roles.flatMap((role) =>
    removeEachCase(readFileSync(new URL(`../../${role}`, import.meta.url), "utf8")).map(
      ({ title, text }, position) => ({
        title: `${role}, ${title}`,
        path: role.replace(".ts", `-${position}.ts`),
        text,
      }),
    ),
  );
  const faults = compile([], { texts: new Map(shortened.map(({ path, text }) => [path, text])) });
  const faulty = new Set(faults.map(({ file }) => file));
  expect(shortened.filter(({ path }) => !faulty.has(path)).map(({ title }) => title)).toEqual([]);
  expect(shortened.length).toBeGreaterThan(60);
});
