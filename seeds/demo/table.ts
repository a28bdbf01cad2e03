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

/** A cell for each column of a file: text in normal form, empty for null. */
export type Row<Column extends string = string> = Readonly<Record<Column, string>>;
/** The rows that a list of columns asks for. */
export type RowOf<Columns extends readonly string[]> = Row<Columns[number]>;
/** A row that has these columns and no others. */
export type Exactly<R, Column extends string> = R & Readonly<Record<Exclude<keyof R, Column>, never>>;

/** One file to be. The header gives the order in which the cells of a row are written. */
export type DemoTable<Column extends string = string> = {
  entity: string;
  file: string;
  labelVi: string;
  header: readonly Column[];
  rows: readonly Row<Column>[];
};

type Described = Pick<DemoTable, 'entity' | 'file' | 'labelVi'>;

/** Makes a table. A row that lacks a column, or has one that the header does not name, does not compile. */
export function demoTable<const Column extends string, R extends Row<Column>>(
  table: Described & { header: readonly Column[]; rows: readonly Exactly<R, Column>[] },
): DemoTable<Column> {
  return table;
}

/** Makes the tables of one register. */
export function tablesOf(register: string) {
  return <const Column extends string, R extends Row<Column>>(
    entity: string,
    file: string,
    labelVi: string,
    header: readonly Column[],
    rows: readonly Exactly<R, Column>[],
  ): DemoTable<Column> => ({ entity: `${register}/${entity}`, file, labelVi, header, rows });
}

export const YES = 'true';
/** Identifiers of agencies that issue papers; the provincial Sở have none that is known, save through Hà Nội's. */
export const ISSUERS = { transport: 'G04', police: 'G01', haNoi: 'H26' } as const;
