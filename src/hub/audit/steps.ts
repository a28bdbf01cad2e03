/** How far a long work is. */
export type Steps = { done(rows: number): Promise<void> | void };
