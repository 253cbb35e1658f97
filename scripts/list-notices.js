import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Gives the licences of the packages that bundled modules, by their paths, come from: each package once, by name. */
export function listNotices(modules) {
  const folders = new Set(modules.filter((path) => path.includes("node_modules/")).map(findPackage));
  const packages = [...folders].map((folder) => ({
    folder,
    ...JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
  }));
  packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return packages.map(describe).join("\n");
}

function findPackage(path) {
  let at = dirname(path);
  while (!existsSync(join(at, "package.json")) || !isNamed(join(at, "package.json"))) at = dirname(at);
  return at;
}

// Packages of two kinds of modules have a package.json without a name beside each kind.
function isNamed(path) {
  return JSON.parse(readFileSync(path, "utf8")).name !== undefined;
}

function describe({ folder, name, version, license }) {
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/iu.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name} has no licence`);
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), "utf8").trim();
  return `${name} ${version}\n\n${text}\n`;
}
