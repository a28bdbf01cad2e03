/**
 * Counts what a question takes of its caller's minute: rows that are read for it, and persons whom it names or shows. `spend` refuses
 * (RATE_LIMITED) what is more than is left; `charge` counts what cannot be refused any more, so that the next is.
 */
export type Spending = Readonly<Record<'spend' | 'charge', (what: 'rows' | 'persons', amount: number) => Promise<void>>>;
