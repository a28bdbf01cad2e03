/** A deliberate fault in the code or its SQL: with `new` in the place of `old`, one of the tests must fail. */
export type Fault = {
  /** The promise that breaks, as somebody would meet it. */
  breaks: string;
  file: string;
  /** Stands exactly once in the file. */
  old: string;
  new: string;
  /** The test files that hold the promise; run one after the other until one fails. */
  tests: readonly string[];
  /** Runs only the tests of these names: where a file is slow. */
  only?: string;
  /** Why no test can tell it from the code as it is. */
  survives?: string;
};

type Brief = readonly [breaks: string, old: string, fresh: string, more?: Partial<Pick<Fault, 'file' | 'tests' | 'only' | 'survives'>>];

/** Faults of one file that the same tests should catch. */
export function faultsIn(file: string, tests: readonly string[], briefs: readonly Brief[]): Fault[] {
  return briefs.map(([breaks, old, fresh, more]) => ({ breaks, file, old, new: fresh, tests, ...more }));
}
