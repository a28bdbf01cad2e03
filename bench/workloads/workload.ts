import type { Pool } from '../../src/db/client.js';
import type { DataSet } from '../data/data-set.js';

/** One question, asked of the hub and of the limit about the same records. */
export type Workload<Variables = Record<string, unknown>> = {
  id: string;
  title: string;
  /** What the hub is asked, as which role, why. */
  document: string;
  role: string;
  headers?: Readonly<Record<string, string>>;
  /** Headers of one question of its own, by its place. */
  headersOf?(place: number): Readonly<Record<string, string>>;
  /** The limit server's path, and the field of `data` that both answer. */
  field: string;
  /** The records asked about, drawn by a seeded lot. Variables of the document and names of the limit's parameters are the same. */
  asked(data: DataSet, pool: Pool, hub: { address: string; tokenOf(role: string): string }): Promise<Variables[]>;
  /** Flat parameters of the limit, where they differ from the variables. */
  askedOfLimit?(variables: Variables): Record<string, unknown>;
  /** Asking at once; 16 unless said otherwise. */
  connections?: number;
  /** Figures are perturbed: the answers are alike in form and nearly so in figures, and every group of the hub's is one of the limit's. */
  isNear?: true;
  /** Held against another workload of the hub: nobody would write it by hand. */
  hasNoLimit?: true;
  /** Every answered request must have left a row in the read log. */
  logged?: boolean;
};

/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function lot(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
