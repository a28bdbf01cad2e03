import type { Day } from './days.js';
import type { Places } from './places.js';
import type { Random } from './random.js';

/** What every part of the demo is made from. */
export type Setting = {
  /** Day the demo is told it is; nothing generated lies after it but ends of terms. */
  today: Day;
  places: Places;
  /** How many of something there are at the chosen scale. */
  count(full: number): number;
  random(purpose: string): Random;
};

/** One file to be: rows in the order of the header. Cells are text in normal form; empty is null. */
export type DemoTable = { entity: string; file: string; labelVi: string; header: readonly string[]; rows: string[][] };

/** Makes the tables of one register. */
export function tablesOf(register: string) {
  return (entity: string, file: string, labelVi: string, header: readonly string[], rows: string[][]): DemoTable => ({
    entity: `${register}/${entity}`,
    file,
    labelVi,
    header,
    rows,
  });
}

export const YES = 'true';
/** Identifiers of agencies that issue papers; the provincial Sở have none that is known, save through Hà Nội's. */
export const ISSUERS = { transport: 'G04', police: 'G01', haNoi: 'H26' } as const;
