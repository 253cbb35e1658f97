import fc from "fast-check";

/** A workflow command as GitHub's runner understands it. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Reads a line of a log as GitHub's runner does (`ActionCommand.cs` in actions/runner): null where it is no command. Any
 * name counts as one that is known.
 */
export function readCommand(line: string): WorkflowCommand | null {
  return readCurrent(line.trimStart()) ?? readOld(line);
}

/** Reads all commands of a log. */
export function readCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\n|\r/u).flatMap((line) => readCommand(line) ?? []);
}

/** Gives texts that would like to be commands. */
export const hostileText = fc.string({
  unit: fc.constantFrom(
    ...["::", "##[", "##vso[", ":", "#", "[", "]", "error", "stop-commands", "set-output name=x", "::add-mask::"],
    ...["\n", "\r", "\r\n", "\t", " ", "\u00A0", "\u3000", "\u0085", "\u2028", "\u001B", "\u202E", "\uD800"],
    ...["%", "%0A", "%3A", ",", "=", ";", "{0}", "](", "\\", '"', "é", "漢"],
  ),
});

function readCurrent(line: string): WorkflowCommand | null {
  const end = line.startsWith("::") ? line.indexOf("::", 2) : -1;
  if (end === -1) return null;
  const [name = "", given = ""] = splitOnce(line.slice(2, end), " ");
  const pairs = given.split(",").map((pair) => splitOnce(pair, "="));
  const properties = pairs.map(([key = "", value = ""]) => [key, unescape(value, ["%0D", "%0A", "%3A", "%2C", "%25"])]);
  return {
    name,
    properties: Object.fromEntries(properties) as Readonly<Record<string, string>>,
    data: unescape(line.slice(end + 2), ["%0D", "%0A", "%25"]),
  };
}

// The older form is taken anywhere in a line.
function readOld(line: string): WorkflowCommand | null {
  const found = /##\[([^\] ]*)[^\]]*\](.*)/u.exec(line);
  return found === null ? null : { name: found[1] ?? "", properties: {}, data: found[2] ?? "" };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function unescape(text: string, escapes: readonly string[]): string {
  return escapes.reduce((left, escape) => left.replaceAll(escape, decodeURIComponent(escape)), text);
}
