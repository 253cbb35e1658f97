import { parseArgs, type ParseArgsConfig } from "node:util";

import { describeFault } from "./print.js";

type FlagOptions = NonNullable<ParseArgsConfig["options"]>;

/** The flags of a command line by their names, as `node:util` gives them. */
export type FlagValues<Options extends FlagOptions> = ReturnType<typeof parseArgs<{ options: Options }>>["values"];

/** A flag that is unknown or missing, or that cannot have its value. A program that meets one exits with 2. */
export class FlagFault extends Error {}

/** Gives the flags of the command line by their names. Throws a {@link FlagFault}. */
export function parseFlags<const Options extends FlagOptions>(options: Options): FlagValues<Options> {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const [what = ""] = describeFault(error).split(/\.\s/);
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new FlagFault(`${what}; this program takes ${names.join(", ")}`);
  }
}

/** Gives the value of a flag that must have one. Throws a {@link FlagFault}. */
export function readText(flag: string, value: string | undefined): string {
  if (value !== undefined && value !== "") return value;
  throw new FlagFault(`${flag} is missing; add it with a value`);
}

/** Gives the value of a flag that is a whole number. Throws a {@link FlagFault}. */
export function readNumber(
  flag: string,
  value: string | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const text = readText(flag, value);
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new FlagFault(`${flag} must be a whole number from ${min} to ${max}, not "${text}"`);
}
