/** Tells whether a workflow of GitHub runs this program, whose log it reads for annotations. */
export function isOnGithub(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment.GITHUB_ACTIONS === "true";
}
