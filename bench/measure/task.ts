/** How long a task is measured. */
export interface Pace {
  /** The time of one slice in milliseconds, about. */
  readonly slice: number;
  /** How long a subject runs, in milliseconds, before it is measured. */
  readonly warmUp: number;
}

/** What one task is told; it travels to another process as JSON. */
export interface Order<Details> extends Pace {
  readonly subject: string;
  readonly details: Details;
}

/** Measures once more; answers with what one unit of work takes, in whatever unit the task has. */
export type Slice = () => number | Promise<number>;

/** Gets all ready that is not to be measured. */
export type Prepare<Details> = (order: Order<Details>) => Promise<Slice>;
