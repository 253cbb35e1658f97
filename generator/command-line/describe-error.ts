import { stripVTControlCharacters } from "node:util";
import { CLIError, ModuleLoadError } from "@oclif/core/errors";
import { findNearestName } from "../diagnostics/nearest-name.js";
import { InputError } from "../faults/input-error.js";
import type { Failure } from "../report/report.js";
import { exitCodes } from "./exit-codes.js";

/** What an error means to the user, and the exit code it ends the program with. */
export interface DescribedError {
  readonly failure: Failure;
  readonly exitCode: number;
}

/**
 * Describes what a command threw: a fault of what the user gave in a sentence or two; anything else as a fault of this
 * program, with its stack and where to report it.
 */
export function describeError(error: unknown, reportTo: string): DescribedError {
  if (error instanceof InputError) return unusable("input", error.message);
  if (error instanceof Error && isUsageError(error)) return unusable("usage", describeUsage(error));
  const message = `This is a fault of chartwright itself. Please report it, with the stack below, to ${reportTo}.`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { failure: { kind: "bug", message, stack }, exitCode: exitCodes.bug };
}

// A plugin's command brings an oclif of its own, whose classes are others.
function isUsageError(error: Error): boolean {
  const isOfOclif = error instanceof CLIError || ("oclif" in error && "parse" in error);
  return isOfOclif && !(error instanceof ModuleLoadError);
}

function unusable(kind: "usage" | "input", message: string): DescribedError {
  return { failure: { kind, message, stack: null }, exitCode: exitCodes.unusable };
}

function describeUsage(error: Error): string {
  const missing = listMissingArguments(error);
  if (missing.length > 0) return `${missing.join(" and ")} must be given. --help shows how.`;
  const unknown = listUnknownFlags(error)[0];
  if (unknown === undefined) return tidy(error.message);
  const nearest = findNearestName(unknown, listKnownFlags(error));
  const offer = nearest === null ? "--help lists those there are." : `Did you mean ${nearest}?`;
  return `There is no flag ${unknown}. ${offer}`;
}

// oclif's sentences come in several lines, painted, without a full stop.
function tidy(message: string): string {
  const plain = stripVTControlCharacters(message).replace(/\s*See more help with --help$/u, "");
  const sentence = plain
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/^Parsing (--\S+)/u, "$1:");
  return /[.?!]$/u.test(sentence) ? sentence : `${sentence}.`;
}

function listMissingArguments(error: object): readonly string[] {
  if (!("args" in error) || !Array.isArray(error.args) || !(error instanceof Error)) return [];
  if (!error.message.startsWith("Missing")) return [];
  return (error.args as readonly { readonly name: string }[]).map(({ name }) => name.toUpperCase());
}

function listUnknownFlags(error: object): readonly string[] {
  return "flags" in error && Array.isArray(error.flags) ? error.flags.map(String) : [];
}

function listKnownFlags(error: object): readonly string[] {
  const { parse } = error as { readonly parse?: { readonly input?: { readonly flags?: object } } };
  return Object.keys(parse?.input?.flags ?? {}).map((name) => `--${name}`);
}
