import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import { namesOf, personsIn } from '../query/asked-persons.js';
import { type AuditNotes, noteNamed } from '../reads/audit-notes.js';
import { type Found, findRecords } from '../sql/find.js';
import { entityOf } from '../sql/sql-context.js';
import type { Dossier, Facts, Outcome, ProcedureEntry, Row } from './catalogue.js';
import { readOrigins } from './origin.js';
import { factOf, type Right } from './right.js';

type Times = { validAt: string; knownAt: string };
type LookUp = { tx: Tx; model: Model; caller: Caller; entry: ProcedureEntry; dossier: Dossier; right: Right; at: Times; audit: AuditNotes };

/**
 * Looks up the facts asked for, one statement each, in the catalogue's order; none beyond the subject's when there is no subject. Everyone
 * whose data is looked at, and everyone the dossier names, is noted for the read log, and what is about to be read is noted before it is.
 */
export async function lookUpFacts(input: LookUp, wanted: ReadonlySet<string>): Promise<Facts> {
  const { tx, model, entry, dossier, at, audit } = input;
  const found = new Map<string, readonly Row[]>();
  const facts: Facts = (name) => found.get(name) ?? missing(entry, name);
  const needed = withNeeded(entry, wanted);
  for (const [name, fact] of Object.entries(entry.facts)) {
    if (!needed.has(name)) continue;
    const where = hasSubject(entry, found) || leadsToSubject(entry, name) ? filterOf(input, name, facts) : null;
    if (where === null) {
      found.set(name, []);
      continue;
    }
    const own = fact.where?.(dossier, facts) ?? null;
    for (const field of input.right.touched(name, own)) {
      audit.classes.add(field.class);
      audit.entities.add(field.entity);
    }
    audit.begin();
    const fields = [...new Set([...fact.fields, ...(fact.through ? [fact.through.link] : [])])];
    const rows = await findRecords(tx, model, { entity: fact.entity, where, at, fields, limit: ROWS_MAX + 1 });
    // A verdict from some of the rows could be wrong, so there is none.
    if (rows.length > ROWS_MAX) throw new HubError('TOO_COSTLY', { cost: rows.length, limit: ROWS_MAX });
    for (const row of rows) for (const subject of row.subjects ?? []) audit.subjects.add(subject);
    await noteNamed(
      tx,
      input,
      namesOf(personsIn(model, entityOf({ model }, fact.entity), own), {}, () => false),
    );
    found.set(
      name,
      rows.map((row) => rowOf(name, fact.entity, fields, row)),
    );
  }
  return withOrigins(input, found, facts);
}

/** Fifty vehicles with a long life of inspections stay far below. */
const ROWS_MAX = LIMITS.evidenceRows.max;

async function withOrigins({ tx, at }: LookUp, found: ReadonlyMap<string, readonly Row[]>, facts: Facts): Promise<Facts> {
  const origins = await readOrigins(tx, [...found.values()].flat(), at.validAt);
  const complete = new Map([...found].map(([name, rows]) => [name, rows.map((row) => ({ ...row, ...origins.get(row.position) }))]));
  return (name) => complete.get(name) ?? facts(name);
}

/** The facts of one thing: of those that lead to it only its own rows, of the others all. */
export function factsOfThing(entry: ProcedureEntry, facts: Facts, thing: string): Facts {
  const { each } = entry;
  if (!each) return facts;
  const of = (name: string): readonly Row[] => {
    const { through } = factOf(entry, name);
    if (name === each.fact) return facts(name).filter((row) => row.values[each.field] === thing);
    if (!through || !leadsTo(entry, name, each.fact)) return facts(name);
    const parents = new Set(of(through.fact).map((row) => row.id));
    return facts(name).filter((row) => parents.has(String(row.values[through.link])));
  };
  return of;
}

/** Only the facts a requirement says it uses: its rule must not lean on more than its right was checked for. */
export function factsUsed(entry: ProcedureEntry, facts: Facts, uses: readonly string[]): Facts {
  return (name) => (uses.includes(name) ? facts(name) : missing(entry, name));
}

/** The rows a condition rests on, of the facts named. */
export function rowsOf({ basis }: Pick<Outcome, 'basis'>, facts: Facts, names: readonly string[]): readonly Row[] {
  return names.flatMap((name) => facts(name)).filter(({ entity, id }) => basis[entity]?.includes(id) ?? false);
}

function filterOf({ entry, dossier }: LookUp, name: string, facts: Facts): Record<string, unknown> | null {
  const { where, through } = factOf(entry, name);
  const own = where ? where(dossier, facts) : {};
  if (own === null) return null;
  if (!through) return { ...own };
  const parents = facts(through.fact).map((row) => row.id);
  return parents.length === 0 ? null : { ...own, [through.link]: { id: { in: parents } } };
}

function withNeeded(entry: ProcedureEntry, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const needed = new Set<string>([entry.subject]);
  const need = (name: string): void => {
    needed.add(name);
    const { through, after } = factOf(entry, name);
    for (const parent of [...(through ? [through.fact] : []), ...(after ?? [])]) need(parent);
  };
  for (const name of wanted) need(name);
  need(entry.subject);
  return needed;
}

function hasSubject(entry: ProcedureEntry, found: ReadonlyMap<string, readonly Row[]>): boolean {
  return (found.get(entry.subject)?.length ?? 0) > 0;
}

/** The subject itself, and what it is found through. */
function leadsToSubject(entry: ProcedureEntry, name: string): boolean {
  return leadsTo(entry, entry.subject, name);
}

function leadsTo(entry: ProcedureEntry, from: string, to: string): boolean {
  const { through } = factOf(entry, from);
  return from === to || (through !== undefined && leadsTo(entry, through.fact, to));
}

function rowOf(fact: string, entity: string, fields: readonly string[], row: Found): Row {
  const { id, position, recordedFrom } = row;
  return {
    fact,
    entity,
    id,
    position,
    recordedFrom,
    subjects: row.subjects ?? [],
    writtenBy: null,
    ageDays: 0,
    values: Object.fromEntries(fields.map((name) => [name, row[name] ?? null])),
  };
}

function missing(entry: ProcedureEntry, name: string): never {
  throw new Error(`${entry.code}: the fact ${name} was not looked up`);
}
