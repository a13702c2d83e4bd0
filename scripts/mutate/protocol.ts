/** What the parent asks of the process that runs the tests. */
export type Request =
  | { readonly kind: "measure" }
  | {
      readonly kind: "try";
      readonly mutant: number;
      readonly isStatic: boolean;
      readonly test: number;
      readonly name: string;
    };

/** A test as it runs without any mutant. */
export interface Measured {
  readonly name: string;
  /** Time of the processor, so that what else the machine does tells nothing. */
  readonly milliseconds: number;
  /** The mutants whose places it reaches. */
  readonly reaches: readonly number[];
}

export type Answer =
  | {
      readonly kind: "measured";
      readonly tests: readonly Measured[];
      /** The mutants whose places are reached when the files are loaded. */
      readonly atLoading: readonly number[];
    }
  | { readonly kind: "tried"; readonly hasFailed: boolean };
