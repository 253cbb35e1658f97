import { showPath } from "./show-path.js";
import { InputError } from "./input-error.js";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EBUSY: "it is in use",
  EDQUOT: "the disk quota is used up",
  EEXIST: "something else is in the way",
  EFBIG: "it would be too large",
  EINVAL: "the name is not valid",
  EIO: "the disk failed",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links lead in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "there is no such file",
  ENOSPC: "no space is left on the disk",
  ENOTDIR: "a part of the path is a file, not a folder",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
};

/**
 * Runs what touches the disk, and turns a refusal of the disk into an `InputError` that names the path; any other error
 * passes through. `doing` is a verb: `read`, `write`.
 */
export function onDisk<T>(doing: string, path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw isDiskRefusal(error) ? describeRefusal(doing, path, error) : error;
  }
}

/** Tells whether an error is one that the operating system gave for a file. */
export function isDiskRefusal(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string";
}

function describeRefusal(
  doing: string,
  path: string,
  error: NodeJS.ErrnoException & { readonly code: string },
): InputError {
  const reason = reasons[error.code];
  const words = reason === undefined ? error.code : `${reason} (${error.code})`;
  return new InputError(`Cannot ${doing} ${showPath(path)}: ${words}.`, { cause: error });
}
