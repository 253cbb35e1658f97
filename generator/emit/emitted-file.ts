/**
 * A file as it is to stand on the disk. `path` is relative to the output folder, with `/` between its parts; `content`
 * has LF line ends; `spec` is the file it came from, as shown to the user, and null for what all protocols share.
 */
export interface EmittedFile {
  readonly path: string;
  readonly content: string;
  readonly spec: string | null;
}
