import * as Args from "@oclif/core/args";

/** The arguments of a command that looks at any number of specs. */
export const specPaths = {
  paths: Args.string({
    description: "specs, folders of specs, or globs; the config's specs where there are none",
    ignoreStdin: true,
    multiple: true,
  }),
};
