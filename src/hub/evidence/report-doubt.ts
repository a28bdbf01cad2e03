import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, grantFor, mayBeAnswered } from '../access/decide.js';
import { reachOf, subjectOf } from '../access/own-subject.js';
import { rowScopeFor } from '../access/row-scope.js';
import type { HubContext } from '../answer/context.js';
import type { Model } from '../declare/model.js';
import { personKeys } from '../declare/person-keys.js';
import type { Entity } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import { touchNotes } from '../reads/note-touched.js';
import { scopePredicate, subjectsOf } from '../sql/scope-sql.js';
import { all, asOf, sqlContext } from '../sql/sql-context.js';
import { currentTimes } from '../time/current-times.js';
import { addWorkingDays } from '../time/working-days.js';
import { bodyHash } from '../write/body-hash.js';
import { writeChangeSet } from '../write/door.js';
import { doubtText } from './doubt-text.js';
import { type ReportedDoubt, reportedDoubt } from './reported-doubts.js';
import { workingCalendar } from './working-calendar.js';

export type DoubtInput = { recordType: string; recordId: string; fields?: readonly string[] | null; statement: string };

/** Working days in which a doubt is to be answered. The hub's own term: the laws that were read name none for this. */
const ANSWER_WITHIN_DAYS = 5;

/**
 * Says that a record is wrong. Promises: nobody learns of a record by doubting it – what the caller may not see is NOT_FOUND, as it is absent
 * everywhere –; a service doubts what it may see, a person what is theirs; the same said again on the same day is the same doubt; whose
 * record it is stands in the read log. What was said is in no error, log or reason.
 */
export async function reportDoubt(context: HubContext, input: DoubtInput): Promise<ReportedDoubt> {
  const { model, caller, pool, audit } = context;
  const { doubts } = model;
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  const purpose = checkPurpose(model.access, caller, true);
  const entity = model.declarations.entities.get(input.recordType);
  const statement = doubtText('statement', input.statement);
  if (doubts === undefined || entity === undefined || entity.name === doubts.entity) throw unknownType(model);
  const isService = model.access.roles.find(({ role }) => role === caller.role)?.mayWrite === true;
  if (!isService && (caller.ownKey === null || entity.subject === undefined))
    throw new HubError('FORBIDDEN', { action: `reportDoubt: ${entity.name}` });
  const fields = fieldsOf(model, caller, entity, input.fields ?? []);
  audit.entities.add(entity.name);
  const touch = touchNotes(context, 'checked');
  const write = () =>
    withTx(pool, { label: 'report doubt' }, async (tx) => {
      const times = await currentTimes(tx);
      const at = { validAt: times.today, knownAt: times.head.recordedFrom, today: times.today };
      const persons = await personsOfVisible(tx, context, { entity, id: input.recordId, at, needsOwn: !isService });
      for (const person of persons) audit.subjects.add(person);
      if (persons.length > 0) audit.classes.add('personal');
      const calendar = await workingCalendar(tx, model, at);
      const values = {
        ...{
          recordType: entity.name,
          doubtedId: input.recordId.toLowerCase(),
          doubtedFields: fields.length === 0 ? null : fields,
          statement,
        },
        ...{ person: await whose(tx, context, persons), reportedBy: caller.actor, reportedByAgency: isService ? caller.agency : null },
        ...{
          caseCode: caller.caseCode,
          reportedOn: times.today,
          dueOn: addWorkingDays(times.today, ANSWER_WITHIN_DAYS, calendar),
          state: 'OPEN',
        },
      };
      return writeChangeSet(
        tx,
        model,
        {
          operations: [{ operation: 'register', entity: doubts.entity, from: times.today, values }],
          ...{ actor: caller.actor, actorRole: caller.role, agency: caller.agency, legalBasis: null },
          ...(purpose ? { purpose: purpose.code } : {}),
          ...(caller.caseCode === null ? {} : { caseCode: caller.caseCode }),
          reason: `Phản ánh dữ liệu sai: ${entity.name}`,
          idempotencyKey: `doubt-${keyOf(context, { ...values, dueOn: null })}`,
          requestHash: 'doubt',
        },
        { onWait: context.onLedgerWait, onPlan: touch.onPlan },
      );
    });
  const outcome = await touch.during([], () => retrying(write));
  return withTx(pool, { readOnly: true, label: 'reported doubt' }, (tx) => reportedDoubt(tx, model, outcome.changes[0]?.recordId ?? ''));
}

/** Keyed, so that the key of a doubt tells nobody its text, also after this was erased. */
function keyOf({ model, audit }: HubContext, values: unknown): string {
  const [by] = personKeys(model.declarations);
  const value = bodyHash(values);
  return by === undefined ? value : audit.standIn({ by, value });
}

function unknownType({ declarations }: Model): HubError {
  return new HubError('BAD_USER_INPUT', {
    argument: 'recordType',
    ruleVi: 'không có loại bản ghi này, hoặc không phản ánh được về loại này.',
    ruleEn: 'there is no such kind of record, or none that is doubted.',
    example: [...declarations.entities.keys()][0],
  });
}

function fieldsOf(model: Model, caller: Caller, entity: Entity, names: readonly string[]): readonly string[] {
  return [...new Set(names)].map((name) => {
    const field = entity.fields.get(name);
    if (field === undefined || field.kind === 'links')
      throw new HubError('BAD_USER_INPUT', {
        argument: 'fields',
        ruleVi: `${entity.name} không có trường nào tên như vậy.`,
        ruleEn: `${entity.name} has no field of that name.`,
        example: [...entity.fields.keys()][0],
      });
    // Whoever is answered from a field, by a verdict, may doubt it without seeing it.
    const mayKnow = mayBeAnswered(model.access, caller, entity.register, field.class);
    if (!mayKnow && grantFor(model.access, caller, entity.register, field.class) === 'none')
      throw new HubError('FORBIDDEN', { action: `reportDoubt: ${entity.name}.${name}` });
    return name;
  });
}

type Visible = { entity: Entity; id: string; at: { validAt: string; knownAt: string; today: string }; needsOwn: boolean };

/** The persons of a record that the caller sees today; what they do not see is not there. */
async function personsOfVisible(tx: Tx, { model, caller }: HubContext, { entity, id, at, needsOwn }: Visible): Promise<string[]> {
  const notFound = new HubError('NOT_FOUND', { what: `bản ghi / record (${entity.name})` });
  if (!isUuid(id)) throw notFound;
  const scope = (of: Entity) => rowScopeFor(model.access, caller, of, needsOwn && of === entity);
  const sql = sqlContext(model, at, { scope, reach: await reachOf(tx, model, caller) });
  const tests = [asOf('t', sql.at), ...scopePredicate(sql, entity, 't', scope(entity))];
  const { rows } = await tx.query<{ subjects: string[] }>(
    `select ${subjectsOf(sql, entity, 't')} as subjects from ${entity.table} t where t.id = ${sql.add(id, 'uuid')} and ${all(tests)} limit 1`,
    sql.values,
  );
  const [row] = rows;
  if (row === undefined) throw notFound;
  return row.subjects;
}

/** A doubt is behind one wall: of several persons it is the caller's own, or that of the dossier, else the first. */
async function whose(tx: Tx, { model, caller }: HubContext, persons: readonly string[]): Promise<string | null> {
  const own = await subjectOf(tx, model, caller.ownKey);
  return persons.find((one) => one === own || caller.case?.subjects.has(one)) ?? persons[0] ?? null;
}
