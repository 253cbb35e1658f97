import { colourPaint, plainPaint, type Paint } from "../report/paint.js";

/** Gives colours where they are wanted: as `FORCE_COLOR` or `NO_COLOR` says, else where the stream is a terminal. */
export function choosePaint(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv = process.env): Paint {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (force !== undefined) return force === "0" || force === "false" ? plainPaint : colourPaint;
  if (no !== undefined && no !== "") return plainPaint;
  return stream.isTTY === true && terminal !== "dumb" ? colourPaint : plainPaint;
}
