import { execFileSync } from "node:child_process";
import { isDiskRefusal } from "../../faults/disk-fault.js";
import { InputError } from "../../faults/input-error.js";
import { escapeText } from "../../text/escape-text.js";

/** The most that git may answer, in bytes: the list of all files of a large repository. */
const maxBytes = 512 * 1024 * 1024;

/** A file of a revision: its path from the root of the repository, and the name of its content. */
export interface RevisionFile {
  readonly path: string;
  readonly content: string;
}

/** A revision of a git repository, as far as it can be read without a checkout; nothing is ever written. */
export interface GitRevision {
  /** The absolute root of the checkout. */
  readonly root: string;
  readonly files: readonly RevisionFile[];
  readonly read: (file: RevisionFile) => Uint8Array;
}

/**
 * Opens a revision of the repository that a folder is in. Throws `InputError` where there is none, where there is no git,
 * and where git fails; so does reading a file.
 */
export function openRevision(revision: string, cwd: string): GitRevision {
  const shown = escapeText(revision);
  const top = askGit(["rev-parse", "--show-toplevel"], { cwd, shown });
  const root = top.toString("utf8").replace(/\r?\n$/u, "");
  const commit = findCommit(revision, root);
  const listing = askGit(["ls-tree", "-r", "-z", "--full-tree", commit], { cwd: root, shown });
  return {
    root,
    files: listing.toString("utf8").split("\0").flatMap(parseEntry),
    read: ({ content }) => askGit(["cat-file", "blob", content], { cwd: root, shown }),
  };
}

/** The revision is not among git's arguments, where it might be taken for a flag. One of two lines has two answers. */
function findCommit(revision: string, cwd: string): string {
  const shown = escapeText(revision);
  const input = `${revision}^{commit}\n`;
  const answer = askGit(["cat-file", "--batch-check"], { cwd, shown, input }).toString("utf8");
  const [, commit] = /^([0-9a-f]{40,64}) commit \d+\n$/u.exec(answer) ?? [];
  if (commit !== undefined) return commit;
  const isShallow = askGit(["rev-parse", "--is-shallow-repository"], { cwd, shown })
    .toString("utf8")
    .startsWith("true");
  const advice = isShallow ? " The clone is shallow: fetch it first, or in a workflow set `fetch-depth: 0`." : "";
  throw new InputError(`${shown} is neither a path nor a revision of this git repository.${advice}`);
}

/** Links and submodules are no files that could be read. */
function parseEntry(entry: string): readonly RevisionFile[] {
  const [, content = "", path = ""] = /^100\d+ blob ([0-9a-f]+)\t([^]*)$/u.exec(entry) ?? [];
  return path === "" ? [] : [{ path, content }];
}

interface Asking {
  readonly cwd: string;
  /** The revision that it is all about, as it may be shown. */
  readonly shown: string;
  readonly input?: string;
}

/** A hook of git names its own repository, which need not be the one that the folder is in. */
const foundAnew = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_COMMON_DIR: undefined,
};

function askGit(args: readonly string[], { cwd, shown, input = "" }: Asking): Buffer {
  const env = { ...process.env, ...foundAnew, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
  try {
    return execFileSync("git", args, { cwd, input, env, maxBuffer: maxBytes, stdio: "pipe", windowsHide: true });
  } catch (error) {
    throw new InputError(describeFailure(shown, error), { cause: error });
  }
}

function describeFailure(shown: string, error: unknown): string {
  if (isDiskRefusal(error) && error.code === "ENOENT")
    return `There is no path ${shown}, and git, which may know it as a revision, is not installed.`;
  const told = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  if (told.includes("not a git repository"))
    return `There is no path ${shown}, and no revision of that name either: this folder is in no git repository.`;
  const [reason = ""] = (told === "" ? String(error) : told).split("\n");
  return `git cannot read the revision ${shown}: ${escapeText(reason.replace(/^fatal: /u, "").replace(/\.$/u, ""))}.`;
}
