import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findCheckout } from "../../generator/command-line/find-checkout.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";

it("finds the nearest folder with .git, a folder or a file", () => {
  const root = makeScratchFolder({ "a/b/c.txt": "", "module/.git": "gitdir: ../.git/modules/module\n" });
  mkdirSync(join(root, ".git"));
  expect(findCheckout(root)).toBe(root);
  expect(findCheckout(join(root, "a/b"))).toBe(root);
  expect(findCheckout(join(root, "module"))).toBe(join(root, "module"));
});

it("gives the folder itself where there is no checkout", () => {
  const folder = makeScratchFolder({ "a/b.txt": "" });
  expect(findCheckout(join(folder, "a"))).toBe(join(folder, "a"));
});
