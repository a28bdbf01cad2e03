import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Caller } from '../access/caller.js';
import type { Model } from '../declare/model.js';
import { namesOf, personsIn } from '../query/asked-persons.js';
import { type AuditNotes, noteNamed } from '../reads/audit-notes.js';
import { findRecords } from '../sql/find.js';
import { entityOf } from '../sql/sql-context.js';
import type { Dossier, Fact, Facts, GuardedField, ResultRule, Row, Where } from './catalogue.js';
import { fieldsOfCondition, filteredFields, guardedFields } from './right.js';

type Times = { validAt: string; knownAt: string };
type LookUp = { tx: Tx; model: Model; caller: Caller; rule: ResultRule; dossier: Dossier; at: Times; audit: AuditNotes };

/**
 * Looks up what a result is written from, one statement for each fact, in the order of the rule; none beyond the subject's when there is no
 * subject. Everyone whose data is looked at, and everyone the dossier names, is noted for the read log, and what is about to be read is
 * noted before it is.
 */
export async function lookUpFacts(input: LookUp): Promise<Facts> {
  const { tx, model, rule, dossier, at, audit } = input;
  const found = new Map<string, readonly Row[]>();
  const facts: Facts = (name) => {
    const rows = found.get(name);
    if (!rows) throw new Error(`${rule.payload}: the fact ${name} was not looked up`);
    return rows;
  };
  for (const [name, fact] of Object.entries(rule.facts)) {
    const where = hasSubject(rule, found) || leadsToSubject(rule, name) ? filterOf(fact, dossier, facts) : null;
    if (where === null) {
      found.set(name, []);
      continue;
    }
    const own = fact.where?.(dossier) ?? null;
    for (const field of fieldsOfFact(model, fact, own)) {
      audit.classes.add(field.class);
      audit.entities.add(field.entity);
    }
    audit.begin();
    const fields = [...new Set([...fact.fields, ...(fact.through ? [fact.through.link] : [])])];
    const rows = await findRecords(tx, model, { entity: fact.entity, where, at, fields, limit: ROWS_MAX + 1 });
    // A result from some of the rows could be wrong, so there is none.
    if (rows.length > ROWS_MAX) throw new HubError('TOO_COSTLY', { cost: rows.length, limit: ROWS_MAX });
    for (const row of rows) for (const subject of row.subjects ?? []) audit.subjects.add(subject);
    await noteNamed(
      tx,
      input,
      namesOf(personsIn(model, entityOf({ model }, fact.entity), own), {}, () => false),
    );
    found.set(
      name,
      rows.map((row) => ({
        entity: fact.entity,
        id: row.id,
        recordedFrom: row.recordedFrom,
        position: null,
        subjects: row.subjects ?? [],
        writtenBy: null,
        ageDays: 0,
        values: Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
      })),
    );
  }
  return facts;
}

/** Fields above open that writing such a result looks at. */
export function fieldsOfResult(model: Model, rule: ResultRule, dossier: Dossier): GuardedField[] {
  return [
    ...Object.values(rule.facts).flatMap((fact) => fieldsOfFact(model, fact, fact.where?.(dossier) ?? null)),
    ...(rule.conditions ?? []).flatMap((condition) => fieldsOfCondition(model, condition)),
  ];
}

function fieldsOfFact(model: Model, { entity, fields, through }: Fact, where: Where | null): GuardedField[] {
  const read = guardedFields(model, entity, [...fields, ...(through ? [through.link] : [])]);
  return [...read, ...(where === null ? [] : filteredFields(model, entity, where))];
}

/** Fifty vehicles with a long life stay far below. */
const ROWS_MAX = LIMITS.evidenceRows.max;

function filterOf({ where, through }: Fact, dossier: Dossier, facts: Facts): Record<string, unknown> | null {
  const own = where ? where(dossier) : {};
  if (own === null) return null;
  if (!through) return { ...own };
  const parents = facts(through.fact).map((row) => row.id);
  return parents.length === 0 ? null : { ...own, [through.link]: { id: { in: parents } } };
}

function hasSubject({ subject }: ResultRule, found: ReadonlyMap<string, readonly Row[]>): boolean {
  return (found.get(subject)?.length ?? 0) > 0;
}

/** The subject itself, and what it is found through. */
function leadsToSubject(rule: ResultRule, to: string, from = rule.subject): boolean {
  const through = rule.facts[from]?.through;
  return from === to || (through !== undefined && leadsToSubject(rule, to, through.fact));
}
