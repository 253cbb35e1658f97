// Where the drawing is the whole document, or an image, ink and paper are the system's; inside of a page they are the page's.
const style = "<style>svg:root { color-scheme: light dark; color: CanvasText; background: Canvas }</style>";
const start = '<svg xmlns="http://www.w3.org/2000/svg" role="img" fill="currentColor"';

const comments = /<!--[^]*?-->\n/gu;
const opening = /^<svg ([^>]*)>\n(<g [^>]*>)\n<title>([^<]*)<\/title>\n/u;

/**
 * Gives what Graphviz drew as `svg_inline` as a document of its own that needs no other: a title where screen readers look
 * for it, no comments, and the colour of the text around it for ink. Relied on: in an SVG drawing of Graphviz no text has
 * `<`, `>` or `"` but as an entity.
 */
export function tidySvg(drawn: string): string {
  return drawn
    .replace(comments, "")
    .replaceAll('="black"', '="currentColor"')
    .replaceAll('="Courier,monospace"', '="monospace"')
    .replace(opening, `${start} $1>\n<title>State chart of the $3</title>\n${style}\n$2\n`);
}
