import { colourPaint, plainPaint, type Paint } from "../report/paint.js";

/**
 * Gives colours where they are wanted: as `FORCE_COLOR` says (https://force-color.org; `0` and `false` turn them off, as
 * in Node), else as `NO_COLOR` does (https://no-color.org), else where the stream is a terminal. Empty is not set.
 */
export function choosePaint(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv = process.env): Paint {
  const { FORCE_COLOR: force = "", NO_COLOR: no = "", TERM: terminal } = environment;
  if (force !== "") return force === "0" || force === "false" ? plainPaint : colourPaint;
  if (no !== "") return plainPaint;
  return stream.isTTY === true && terminal !== "dumb" ? colourPaint : plainPaint;
}
