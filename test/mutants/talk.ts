/** What the trial of mutants and the process with the tests say to one another. */

/** Handed over as a file. */
export interface Plan {
  /** Instrumented source by absolute path. */
  files: Record<string, string>;
  /** Test files, absolute. */
  tests: readonly string[];
  /** Which mutants the tests reach is known already. */
  known: boolean;
}
export interface Reached {
  kind: 'reached';
  /** `mutants`: how often each was passed by; `failure`: of a test that fails without any mutant. */
  tests: { name: string; milliseconds: number; mutants: Record<string, number>; failure?: string }[];
  /** Mutants that are passed by when the module is loaded. */
  atLoad: readonly string[];
}
export interface Asked {
  mutant: string;
  /** Places of the tests to run, in this order. */
  tests: readonly number[];
  /** How often the mutant's place is passed by without it. */
  hits: number;
}
export interface Found {
  kind: 'found';
  mutant: string;
  /** Absent: no test noticed. */
  noticedBy?: number;
}
