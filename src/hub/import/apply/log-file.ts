import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../db/tx.js';
import type { Model } from '../../declare/model.js';
import { personKeyOf } from '../../declare/person-keys.js';
import type { Entity } from '../../declare/types.js';
import { logParts, type PartsEntry, type PartsLog } from '../../reads/log-parts.js';
import { type PersonName, subjectsNamed } from '../../reads/person-names.js';
import { personsBehind } from '../../reads/persons-behind.js';
import type { ReadLog } from '../../reads/read-log.js';
import { isKnownNow } from '../../time/period-sql.js';
import type { CheckedRow } from '../check/checked-row.js';
import type { PreparedRow } from '../match/row-operations.js';

/** Where a file's persons are told, and for what it is read; the case is its batch. */
export type FileReads = { readLog: ReadLog; purpose: string | null };

export type FileLog = {
  /** What checking finds tells of the people whom rows name, and of whose the records are that they speak of. */
  checked(tx: Tx, entity: Entity, rows: readonly PreparedRow[]): Promise<ReadonlySet<string>>;
  /** For the parts of a batch. */
  parts: PartsLog;
};

type Of = {
  model: Model;
  /** What the file is mainly about. */
  main: Entity;
  reads: FileReads;
  who: { actor: string; actorRole: string; agency: string | null };
  caseCode: string;
};

/**
 * A file in the read log: a row for each part that is about anybody. Names of people whom the registers do not know stand there as in any
 * question.
 */
export function logFile({ model, main, reads: { readLog, purpose }, who: { actor, actorRole: role, agency }, caseCode }: Of): FileLog {
  const document = `query import { ${main.plural} { nodes { id } } }`;
  const entry: PartsEntry = {
    requestId: `import-${randomUUID()}`,
    actor,
    role,
    agency,
    purpose,
    caseCode,
    operationName: 'import',
    document,
    variables: {},
  };
  return {
    async checked(tx, entity, rows) {
      const subjects = new Set(
        await subjectsNamed(
          tx,
          model,
          rows.flatMap(({ checked }) => namesIn(model, entity, checked)),
          readLog.standIn,
        ),
      );
      for (const some of (await personsBehind(tx, model, await recordsOf(tx, entity, rows))).values())
        for (const subject of some) subjects.add(subject);
      if (subjects.size === 0) return subjects;
      const ending = { outcome: 'ANSWERED', code: null, fieldClasses: ['personal'], entities: [entity.name] } as const;
      await readLog.record({ ...entry, ...ending, subjects: [...subjects].sort() });
      return subjects;
    },
    parts: logParts({ model, readLog }, entry),
  };
}

/** What a batch is called where the read log names the case: the steward's command line has no other. */
export function batchCase(id: string): string {
  return `batch:${id}`;
}

function namesIn({ declarations }: Model, entity: Entity, { values, links, named }: CheckedRow): PersonName[] {
  const name = (of: Entity, field: string, value: unknown): PersonName[] => {
    const found = of.fields.get(field);
    const by = found && typeof value === 'string' ? personKeyOf(declarations, of, found) : undefined;
    return by ? [{ by, value: String(value) }] : [];
  };
  return [
    ...Object.entries(values).flatMap(([field, value]) => name(entity, field, value)),
    ...links.flatMap(({ tries }) => tries.flatMap(({ key, text }) => name(key.entity, key.field.name, text))),
    ...(named === undefined
      ? []
      : named.by.dated
        ? name(entity, named.by.name.replace(/^former\./, ''), named.text)
        : [{ by: null, value: named.text }]),
  ];
}

/** The records that rows speak of: those they would change, and those that carry a key of theirs. */
async function recordsOf(
  tx: Tx,
  { name, table, subject, fields }: Entity,
  rows: readonly PreparedRow[],
): Promise<{ entity: string; id: string }[]> {
  if (!subject) return [];
  const ids = new Set(
    rows.flatMap(({ operations }) => operations.flatMap((operation) => (operation.operation === 'register' ? [] : [operation.id]))),
  );
  for (const field of fields.values()) {
    if (field.kind !== 'column' || !field.key || field.list) continue;
    const values = rows.flatMap(({ checked }) => checked.values[field.name] ?? []).map(String);
    if (values.length === 0) continue;
    const found = await tx.query<{ id: string }>(
      `select distinct t.id from ${table} t where t.${field.column} = any($1::text[]) and ${isKnownNow('t')}`,
      [values],
    );
    for (const { id } of found.rows) ids.add(id);
  }
  return [...ids].map((id) => ({ entity: name, id }));
}
