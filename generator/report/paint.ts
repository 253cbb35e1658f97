import { styleText } from "node:util";

/** What parts of a report look like. */
export type Style = "bold" | "dim" | "red" | "yellow" | "cyan" | "green";

/** Gives a text the look it is to have in a terminal. */
export type Paint = (style: Style, text: string) => string;

/** Leaves every text as it is. */
export const plainPaint: Paint = (_style, text) => text;

/** Colours texts for a terminal. */
export const colourPaint: Paint = (style, text) => styleText(style, text, { validateStream: false });
