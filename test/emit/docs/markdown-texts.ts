import type { HostileText } from "../hostile/texts.js";

/** What is syntax in Markdown as GitHub reads it, or in what Prettier reads it as. */
export const markdownMarks: readonly string[] = [
  ...["[a](b)", "![a](b)", "[a][b]", "[a]: b", "[^1]", "[^1]: a", "<http://a.b>", "<a@b.c>", "<b>", "</details>"],
  ...[
    "https://example.com/a?b",
    "http://a.b",
    "www.example.com",
    "ftp://a.b",
    "mailto:a@b.c",
    "a@example.com",
    "@user",
  ],
  ...[
    "# a",
    "## a",
    "- a",
    "+ a",
    "* a",
    "1. a",
    "1) a",
    "> a",
    "    a",
    "- [ ] a",
    "***",
    "---",
    "===",
    "___",
    "--",
    "=",
  ],
  ...[
    "*a*",
    "**a**",
    "_a_",
    "__a__",
    "~a~",
    "~~a~~",
    "`a`",
    "``a``",
    "```",
    "```js",
    "~~~",
    "a  ",
    "a\\",
    "\\*",
    "\\|",
  ],
  ...[
    "|",
    "a | b",
    "| --- |",
    "||",
    "`|`",
    "\\`",
    "&amp;",
    "&#64;user",
    "&lt;b&gt;",
    "&copy",
    "$a$",
    "$$",
    "$`a`$",
    ":smile:",
  ],
  ...[
    "-->",
    "--!>",
    "<!--",
    "<!-- prettier-ignore -->",
    "<![CDATA[",
    "<?a?>",
    "{% a %}",
    "{{ a }}",
    "[[a]]",
    "#1",
    "a#1",
  ],
];

/** Each by itself in a word's place. */
export const markdownTexts: readonly HostileText[] = markdownMarks.map((mark) => ({ title: mark, write: () => mark }));

/** Several in a row around the word. */
export const crowdedMarkdown: readonly HostileText[] = [0, 1, 2, 3, 4, 5, 6, 7].map((rest) => {
  const row = markdownMarks.filter((_, at) => at % 8 === rest);
  return { title: `row ${rest}`, write: (word) => [word, ...row, word].join(rest % 2 === 0 ? " " : "") };
});
