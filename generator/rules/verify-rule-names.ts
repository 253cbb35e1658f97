/** What `verify` finds, which looks at both roles together: names that can be accepted, and that `check` does not judge. */
export const verifyRuleNames: readonly string[] = [
  "deadlock",
  "unspecified-reception",
  "honest-peer-rejected",
  "orphan-message",
  "unbounded-channel",
  "no-joint-end",
  "never-executed",
];
