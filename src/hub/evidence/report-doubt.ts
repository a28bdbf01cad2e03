import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, grantFor, mayBeAnswered } from '../access/decide.js';
import { reachOf, subjectOf } from '../access/own-subject.js';
import { rowScopeFor } from '../access/row-scope.js';
import type { HubContext } from '../answer/context.js';
import type { Model, Values } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import { scopePredicate, subjectsOf } from '../sql/scope-sql.js';
import { all, asOf, sqlContext } from '../sql/sql-context.js';
import { addWorkingDays } from '../time/working-days.js';
import { uuidv7 } from '../write/identity.js';
import { type ReportedDoubt, reportedDoubt } from './reported-doubts.js';
import { maySayForOthers, type RegisterOperation, type SaidAt, saidOnce } from './said-once.js';
import { saidText } from './said-text.js';
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
  const doubting = checkDoubt(context, input);
  const id = await saidOnce(context, doubting.entity, async (tx, at) => {
    const { operation, unlike } = await doubtOperation(tx, context, doubting, at);
    return { operations: [operation], reason: `Phản ánh dữ liệu sai: ${doubting.about.name}`, key: 'doubt', unlike };
  });
  return withTx(context.pool, { readOnly: true, label: 'reported doubt' }, (tx) => reportedDoubt(tx, context.model, id));
}

/** A doubt that the caller may report, as far as that is known without a look at the record. */
export type Doubting = {
  entity: string;
  about: Entity;
  recordId: string;
  fields: readonly string[];
  statement: string;
  isService: boolean;
};

export function checkDoubt({ model, caller, audit }: HubContext, input: DoubtInput): Doubting {
  const { doubts } = model;
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  checkPurpose(model.access, caller, true);
  const about = model.declarations.entities.get(input.recordType);
  const statement = saidText('statement', input.statement);
  if (doubts === undefined || about === undefined || about.name === doubts.entity) throw unknownType(model);
  const isService = maySayForOthers(model, caller);
  if (!isService && (caller.ownKey === null || about.subject === undefined))
    throw new HubError('FORBIDDEN', { action: `reportDoubt: ${about.name}` });
  const fields = fieldsOf(model, caller, about, input.fields ?? []);
  audit.entities.add(about.name);
  return { entity: doubts.entity, about, recordId: input.recordId, fields, statement, isService };
}

/** The change that reports it, and whose it is: of several persons `asker`'s. `unlike`: what makes it another than the same said again. */
export async function doubtOperation(
  tx: Tx,
  context: HubContext,
  { entity, about, recordId, fields, statement, isService }: Doubting,
  at: SaidAt,
  asker?: string,
): Promise<{ operation: RegisterOperation; person: string | null; unlike: Values }> {
  const { model, caller, audit } = context;
  const persons = await personsOfVisible(tx, context, { entity: about, id: recordId, at, needsOwn: !isService });
  for (const person of persons) audit.subjects.add(person);
  if (persons.length > 0) audit.classes.add('personal');
  const calendar = await workingCalendar(tx, model, at);
  const person = asker !== undefined && persons.includes(asker) ? asker : await whose(tx, context, persons);
  const unlike: Values = {
    ...{ recordType: about.name, doubtedId: recordId.toLowerCase(), doubtedFields: fields.length === 0 ? null : fields, statement, person },
    ...{ reportedBy: caller.actor, reportedByAgency: isService ? caller.agency : null, caseCode: caller.caseCode, reportedOn: at.today },
  };
  const values = { ...unlike, dueOn: addWorkingDays(at.today, ANSWER_WITHIN_DAYS, calendar), state: 'OPEN' };
  return { operation: { operation: 'register', entity, id: uuidv7(), from: at.today, values }, person, unlike };
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

type Visible = { entity: Entity; id: string; at: SaidAt; needsOwn: boolean };

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
