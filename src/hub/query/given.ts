import { bound } from '../sql/leaf.js';

/** A value that is neither in the document nor a variable: the caller's subject, the times of a root. */
export class Given {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** The statement's values for these variables, and for these times of its roots. */
export function boundValues(
  { values }: { values: readonly unknown[] },
  variables: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): unknown[] {
  return values.map((value) => (value instanceof Given ? given[value.name] : bound(value, variables)));
}
