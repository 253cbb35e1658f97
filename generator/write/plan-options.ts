/** `force` overwrites what a hand has changed; `prune` removes what is emitted no longer. */
export interface PlanOptions {
  readonly force: boolean;
  readonly prune: boolean;
}
