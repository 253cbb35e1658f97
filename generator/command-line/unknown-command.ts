import { CLIError } from "@oclif/core/errors";
import type { Hook } from "@oclif/core/interfaces";
import { findNearestName } from "../diagnostics/nearest-name.js";

/** Says that there is no such command, and offers the nearest one; oclif's hook `command_not_found`. */
export const hook: Hook.CommandNotFound = function ({ config, id }) {
  const [name = id, ...rest] = id.split(":");
  if (name === "help")
    return Promise.reject(new CLIError(`Put --help behind a command: ${["chartwright", ...rest, "--help"].join(" ")}`));
  if (config.commandIDs.includes(name))
    return Promise.reject(new CLIError(`${name} takes no argument "${rest.join(" ")}".`));
  const nearest = findNearestName(name, config.commandIDs);
  const offer = nearest === null ? "--help lists those there are." : `Did you mean ${nearest}?`;
  return Promise.reject(new CLIError(`There is no command "${name}". ${offer}`));
};
