/** What each layer may import; the comment tells whoever broke a rule what to do instead. */
const layers = {
  text: { may: [], instead: "text is a bottom layer: how a text is shown in a terminal, whatever it is about." },
  faults: { may: [], instead: "faults is a bottom layer: what a disk refuses, in words, for whoever reads or writes." },
  shipped: { may: [], instead: "shipped is a bottom layer: where the package's own files are." },
  diagnostics: { may: [], instead: "diagnostics is the bottom layer: pass in what it needs as a value." },
  model: { may: ["diagnostics"], instead: "the model is plain data: derive in facts, judge in rules." },
  facts: { may: ["model", "diagnostics"], instead: "facts derive from the model alone; a verdict belongs in a rule." },
  load: { may: ["model", "diagnostics"], instead: "load turns text into the model; what follows from it is a fact." },
  rules: {
    may: ["facts", "model", "diagnostics"],
    instead: "a rule judges facts; what it derives is a fact of its own.",
  },
  emit: {
    may: ["diagram", "facts", "model", "diagnostics", "shipped"],
    instead:
      "emit turns a checked model into text, of which a drawing may be a part; it neither reads specs nor writes.",
  },
  scaffold: {
    may: ["emit", "model", "diagnostics"],
    instead: "scaffold completes a text by what was emitted; who asked reads and writes the user's file.",
  },
  diagram: {
    may: ["facts", "model", "diagnostics", "text"],
    instead: "a diagram is drawn from a checked model; what follows from it is a fact, and who asked writes it.",
  },
  verify: {
    may: ["rules", "facts", "model", "diagnostics", "text"],
    instead: "verify explores both roles together; how one role moves is a fact, and who asked prints what is found.",
  },
  breaking: {
    may: ["verify", "rules", "facts", "model", "diagnostics"],
    instead: "breaking compares two versions of a protocol; who asked reads them, and prints what is found.",
  },
  report: {
    may: ["diagnostics", "text"],
    instead: "a report formats findings; have the command hand it what it prints.",
  },
};

const layerRules = Object.entries(layers).map(([layer, { may, instead }]) => ({
  name: `layer-${layer}`,
  comment: instead,
  severity: "error",
  from: { path: `^generator/${layer}/` },
  to: { path: "^generator/", pathNot: [layer, ...may].map((name) => `^generator/${name}/`) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: "no-cycles",
      comment: "Two files that import each other are one idea: merge them, or move what both need below them.",
      severity: "error",
      from: { path: "^generator/" },
      to: { circular: true },
    },
    {
      name: "commands-use-the-index",
      comment: "A command goes through generator/index.ts, so that whatever it does a library's user can do.",
      severity: "error",
      from: { path: "^generator/commands/" },
      to: { path: "^generator/(load|analyze|emit|scaffold|diagram|verify|breaking|write|facts|model|rules)" },
    },
    {
      name: "nobody-imports-commands",
      comment: "What two places need is not a command: move it below.",
      severity: "error",
      from: { path: "^generator/(?!commands/)" },
      to: { path: "^generator/commands/" },
    },
    {
      name: "watch-stands-above-the-project",
      comment: "A run does not know that it is watched: it reads all anew and keeps nothing, whoever asks for it.",
      severity: "error",
      from: { path: "^generator/(?!commands/|watch/)" },
      to: { path: "^generator/watch/" },
    },
    {
      name: "watch-only-looks",
      comment: "What watches looks at files and asks the project for a whole run; what a run does is not its business.",
      severity: "error",
      from: { path: "^generator/watch/" },
      to: { path: "^generator/(load|analyze|model|facts|rules|emit|diagram|verify|write)" },
    },
    {
      name: "rules-stand-alone",
      comment: "What two rules need is a fact: move it to generator/facts.",
      severity: "error",
      from: { path: "^generator/rules/(?!all-rules|rule\\.ts|wording)" },
      to: { path: "^generator/rules/", pathNot: "^generator/rules/(rule|wording)\\.ts$" },
    },
    {
      name: "write-knows-emitted-files-only",
      comment:
        "Writing needs the bytes, not how they came about: it may import EmittedFile from emit, and nothing else.",
      severity: "error",
      from: { path: "^generator/write/" },
      to: { path: "^generator/(load|model|facts|rules|report|emit/(?!emitted-file))" },
    },
    {
      name: "yaml-in-one-file",
      comment: "Only generator/load/yaml-text parses YAML; ask it for a tree.",
      severity: "error",
      from: { path: "^generator/", pathNot: "^generator/load/yaml" },
      to: { path: "node_modules/yaml/" },
    },
    {
      name: "ts-morph-in-structure",
      comment:
        "Declarations are built in emit/structure, and users' files read in scaffold; statements come from a template.",
      severity: "error",
      from: { path: "^generator/", pathNot: "^generator/(scaffold/|emit/(structure/|emit-protocol))" },
      to: { path: "node_modules/ts-morph/" },
    },
    {
      name: "handlebars-in-template",
      comment: "Templates are rendered by emit/template alone, so that no text of a spec gets past its encoders.",
      severity: "error",
      from: { path: "^generator/", pathNot: "^generator/emit/template/" },
      to: { path: "node_modules/handlebars/" },
    },
    {
      name: "no-disk-in-the-pure-part",
      comment: "Only reading specs and templates and writing output touch the disk: take the text as an argument.",
      severity: "error",
      from: {
        path: "^generator/(text|diagnostics|model|facts|rules|load|report|scaffold|diagram|verify|breaking|emit/(?!template))",
      },
      to: { path: "^(node:)?(fs|fs/promises|process|os|child_process)$" },
    },
    {
      name: "no-development-packages",
      comment:
        "Users get dependencies, and what scripts/bundle.js bundles: list it here, with its reason in CONTRIBUTING.md.",
      severity: "error",
      from: { path: "^generator/" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        pathNot: "node_modules/(@oclif/core|yaml|handlebars|fastest-levenshtein|tinyglobby|diff)/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
