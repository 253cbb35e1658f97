import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome"];

/**
 * Gives the path of a Chromium that is installed: the one that `CHROMIUM_PATH` names, else one in `PATH`, else the one
 * that Playwright has installed (`PLAYWRIGHT_BROWSERS_PATH`); null where there is none.
 */
export function findChromium(): string | null {
  const { CHROMIUM_PATH = "", PATH = "" } = process.env;
  const inPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [CHROMIUM_PATH, ...inPath, chromium.executablePath()].find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
