/**
 * What the user gave cannot be used: a path, a flag, a config, a disk that refuses. The message is whole sentences that
 * can be shown as they are; a command that meets one exits with 2.
 */
export class InputError extends Error {
  override readonly name = "InputError";
}
