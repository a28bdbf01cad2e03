import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { checkPurpose } from '../access/decide.js';
import { personEntity, reachOf, subjectOf } from '../access/own-subject.js';
import { rowScopeFor } from '../access/row-scope.js';
import type { HubContext } from '../answer/context.js';
import type { Values } from '../declare/model.js';
import { noteNamed } from '../reads/audit-notes.js';
import { scopePredicate } from '../sql/scope-sql.js';
import { all, asOf, sqlContext } from '../sql/sql-context.js';
import { addWorkingDays, endOfTerm } from '../time/working-days.js';
import { type FiledRequest, filedRequest } from './filed-request.js';
import { checkDoubt, type DoubtInput, doubtOperation } from './report-doubt.js';
import { maySayForOthers, type SaidAt, saidOnce } from './said-once.js';
import { saidText } from './said-text.js';
import { workingCalendar } from './working-calendar.js';

export type RequestInput = {
  kind: FiledRequest['kind'];
  personalId?: string | null;
  receivedOn?: string | null;
  statement: string;
  record?: Omit<DoubtInput, 'statement'> | null;
};

/**
 * Files what a person asks of their data. Promises: a person asks for themself, an official for whom they may read about, and nobody learns by
 * it who is known; both clocks run from the day of receipt; a record that is said to be wrong is in doubt from the same instant; the same
 * filed again on the same day is the same request. What was said is in no error, log or reason.
 */
export async function fileRequest(context: HubContext, input: RequestInput): Promise<FiledRequest> {
  const { model, caller, pool } = context;
  const { dataSubjectRequests: declared } = model;
  if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');
  checkPurpose(model.access, caller, true);
  const isForOthers = maySayForOthers(model, caller);
  if (declared === undefined || (!isForOthers && caller.ownKey === null))
    throw new HubError('FORBIDDEN', { action: 'fileDataSubjectRequest' });
  const statement = saidText('statement', input.statement);
  checkForOthers(isForOthers, input);
  const doubting = doubtingOf(context, input, statement);
  const id = await saidOnce(context, declared.entity, async (tx, at) => {
    const person = await whoAsks(tx, context, { personalId: isForOthers ? (input.personalId ?? '') : null, at });
    const receivedOn = input.receivedOn ?? at.today;
    if (receivedOn > at.today)
      throw new HubError('BAD_USER_INPUT', {
        argument: 'receivedOn',
        ruleVi: 'ngày tiếp nhận không ở tương lai.',
        ruleEn: 'the day of receipt does not lie in the future.',
      });
    const doubt = doubting === undefined ? undefined : await doubtOperation(tx, context, doubting, at, person);
    // Whoever asks has their own record put right; whose record it is otherwise is for its own request.
    if (doubt !== undefined && doubt.person !== person)
      throw new HubError('NOT_FOUND', { what: `bản ghi / record (${doubting?.about.name})` });
    const calendar = await workingCalendar(tx, model, at);
    const answerBy = addWorkingDays(receivedOn, declared.answerWorkingDays, calendar);
    const unlike: Values = {
      ...{ kind: input.kind, person, statement, filedBy: caller.actor, filedByAgency: isForOthers ? caller.agency : null },
      ...{ caseCode: caller.caseCode, receivedOn },
    };
    const values = {
      ...{ ...unlike, doubtId: doubt?.operation.id ?? null, answerBy, dueOn: answerBy, state: 'RECEIVED' },
      carryOutBy: endOfTerm(receivedOn, declared.carryOutDays[input.kind] ?? 0, calendar),
    };
    return {
      operations: [
        ...(doubt === undefined ? [] : [doubt.operation]),
        { operation: 'register', entity: declared.entity, from: receivedOn, values },
      ],
      ...{ reason: 'Yêu cầu của chủ thể dữ liệu', key: 'data-subject-request', unlike: { ...unlike, ...doubt?.unlike, today: at.today } },
    };
  });
  return withTx(pool, { readOnly: true, label: 'filed request' }, (tx) => filedRequest(tx, model, id));
}

function checkForOthers(isForOthers: boolean, { personalId, receivedOn }: RequestInput): void {
  const isNamed = personalId !== null && personalId !== undefined;
  if (isForOthers !== isNamed)
    throw new HubError('BAD_USER_INPUT', {
      argument: 'personalId',
      ruleVi: 'người nộp hộ phải nêu số định danh của người yêu cầu; người tự yêu cầu thì không nêu.',
      ruleEn: 'whoever files it for somebody names that person; who asks for themself names nobody.',
    });
  if (!isForOthers && receivedOn !== null && receivedOn !== undefined)
    throw new HubError('BAD_USER_INPUT', {
      argument: 'receivedOn',
      ruleVi: 'chỉ người nộp hộ nêu ngày tiếp nhận.',
      ruleEn: 'only who files it for somebody says on which day it was received.',
    });
}

function doubtingOf(context: HubContext, { kind, record }: RequestInput, statement: string): ReturnType<typeof checkDoubt> | undefined {
  if (record === null || record === undefined) return undefined;
  if (kind === 'CORRECTION') return checkDoubt(context, { ...record, statement });
  throw new HubError('BAD_USER_INPUT', {
    argument: 'record',
    ruleVi: 'chỉ yêu cầu CORRECTION nêu bản ghi sai.',
    ruleEn: 'only a CORRECTION names a record that is wrong.',
  });
}

/** The person who asks, as far as the caller may read about them; known or not, anybody else is not there. */
async function whoAsks(tx: Tx, context: HubContext, { personalId, at }: { personalId: string | null; at: SaidAt }): Promise<string> {
  const { model, caller, audit } = context;
  const notFound = new HubError('NOT_FOUND', { what: 'chủ thể dữ liệu / data subject' });
  const people = personEntity(model);
  if (people === undefined) throw notFound;
  audit.classes.add('personal');
  if (personalId === null) {
    const own = await subjectOf(tx, model, caller.ownKey);
    if (own === null) throw notFound;
    audit.subjects.add(own);
    return own;
  }
  const { entity, key } = people;
  await noteNamed(tx, { model, caller, audit }, [{ by: { entity, field: key }, value: personalId }]);
  const scope = (of: typeof entity) => rowScopeFor(model.access, caller, of);
  const sql = sqlContext(model, at, { scope, reach: await reachOf(tx, model, caller) });
  const tests = [asOf('t', sql.at), ...scopePredicate(sql, entity, 't', scope(entity))];
  const { rows } = await tx.query<{ id: string }>(
    `select t.id from ${entity.table} t where t.${key.column} = ${sql.add(personalId, 'text')} and ${all(tests)} limit 1`,
    sql.values,
  );
  const [row] = rows;
  if (row === undefined) throw notFound;
  return row.id;
}
