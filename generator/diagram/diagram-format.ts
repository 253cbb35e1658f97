/** The forms a diagram can be drawn in. */
export const diagramFormats = ["text", "mermaid", "dot", "svg"] as const;

/** One of the forms a diagram can be drawn in. */
export type DiagramFormat = (typeof diagramFormats)[number];
