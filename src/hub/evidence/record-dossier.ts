import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { checkPurpose } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import type { Values } from '../declare/model.js';
import { roleOf } from '../declare/policy.js';
import { touchNotes } from '../reads/note-touched.js';
import { findRecords } from '../sql/find.js';
import { currentTimes } from '../time/current-times.js';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../time/working-days.js';
import { writeChangeSet } from '../write/door.js';
import type { Operation } from '../write/operations.js';
import type { EvidenceCatalogue } from './catalogue.js';
import { readDefinition } from './definition.js';
import { type DossierRecord, dossierRecord, refuseOver } from './dossier-record.js';
import { foundSubject } from './found-subject.js';
import { checkRight } from './right.js';
import { workingCalendar } from './working-calendar.js';

/** Exactly one member. Days are legal days; left out, today. */
export type DossierStep = {
  receive?: { procedure: string; subject: Readonly<Record<string, unknown>>; competentAgency?: string | null; on?: string | null } | null;
  askSupplement?: { on?: string | null } | null;
  supplement?: { on?: string | null } | null;
  askConsent?: { agency: string; on?: string | null } | null;
  consent?: { answer: 'GIVEN' | 'OBJECTED'; on?: string | null } | null;
  refuse?: { on?: string | null } | null;
  withdraw?: { on?: string | null } | null;
};

export type DossierProgress = Omit<DossierRecord, 'id' | 'since' | 'subjects' | 'procedure'> & { code: string; isLate: boolean };

type At = { validAt: string; knownAt: string };
type Stepping = { tx: Tx; context: HubContext; catalogue: EvidenceCatalogue; code: string; at: At; calendar: WorkingCalendar };

/**
 * Records where a dossier stands: the next step of the one whose case the request is under. Promises: only the agency that received it
 * records it; a step is possible where it is, in the order of its days, and nothing of an impossible one is written; the same step again
 * changes nothing; it ends once. A favourable result is recorded by `recordResult`, which ends the dossier in the same transaction.
 */
export async function recordDossier(catalogue: EvidenceCatalogue, context: HubContext, step: DossierStep): Promise<DossierProgress> {
  const { model, caller, pool, audit } = context;
  const purpose = checkPurpose(model.access, caller, true);
  if (caller.caseCode === null) throw new HubError('CASE_REQUIRED');
  if (!roleOf(model.access, caller.role)?.mayWrite || purpose?.caseBinds !== 'dossier')
    throw new HubError('FORBIDDEN', { action: 'recordDossier' });
  checkRight(model, caller, 'recordDossier');
  const code = caller.caseCode;
  const touch = touchNotes(context, 'checked');
  audit.entities.add(catalogue.dossiers.entity);
  const write = () =>
    withTx(pool, { label: 'record dossier' }, async (tx) => {
      const times = await currentTimes(tx);
      const at = { validAt: times.today, knownAt: times.head.recordedFrom };
      const stepping = { tx, context, catalogue, code, at, calendar: await workingCalendar(tx, model, at) };
      const record = await dossierRecord(tx, model, catalogue, { code, at });
      const operation = await operationOf(stepping, record, step);
      if (operation === null) return { changes: [] };
      const set = { operations: [operation], actor: caller.actor, actorRole: caller.role, agency: caller.agency, legalBasis: null };
      const readAt = times.head.position;
      return writeChangeSet(
        tx,
        model,
        { ...set, purpose: purpose.code, caseCode: code, reason: `Tiến độ hồ sơ ${code}`, ...(record === undefined ? {} : { readAt }) },
        { onWait: context.onLedgerWait, onPlan: touch.onPlan },
      );
    });
  await touch.during([], () => retrying(write));
  return withTx(pool, { readOnly: true, label: 'dossier progress' }, async (tx) => {
    const { today, head } = await currentTimes(tx);
    const record = await dossierRecord(tx, model, catalogue, { code, at: { validAt: today, knownAt: head.recordedFrom } });
    if (record === undefined) throw new Error('a dossier that was recorded is not there');
    for (const subject of record.subjects) audit.subjects.add(subject);
    if (record.subjects.length > 0) audit.classes.add('personal');
    const { id: _id, since: _since, subjects: _subjects, procedure: _procedure, ...progress } = record;
    return { ...progress, code, isLate: progress.dueOn !== null && progress.dueOn < (progress.decidedOn ?? today) };
  });
}

async function operationOf(stepping: Stepping, record: DossierRecord | undefined, step: DossierStep): Promise<Operation | null> {
  const { code } = stepping;
  if (step.receive) return receive(stepping, record, step.receive);
  if (record === undefined)
    throw impossible(code, 'hồ sơ chưa được tiếp nhận; hãy ghi bước receive trước.', 'it was not received; record the step receive first.');
  if (step.askSupplement) return askSupplement(stepping, record, dayOf(stepping, record, step.askSupplement));
  if (step.supplement) return supplement(stepping, record, dayOf(stepping, record, step.supplement));
  if (step.askConsent) return askConsent(stepping, record, { ...step.askConsent, on: dayOf(stepping, record, step.askConsent) });
  if (step.consent) return consent(stepping, record, { ...step.consent, on: dayOf(stepping, record, step.consent) });
  if (step.refuse) return end(stepping, record, { state: 'DECIDED', outcome: 'REFUSED', on: dayOf(stepping, record, step.refuse) });
  if (step.withdraw) return end(stepping, record, { state: 'WITHDRAWN', outcome: null, on: dayOf(stepping, record, step.withdraw) });
  throw new HubError('BAD_USER_INPUT', { argument: 'step', ruleVi: 'cần đúng một bước.', ruleEn: 'exactly one step is needed.' });
}

async function receive(
  stepping: Stepping,
  record: DossierRecord | undefined,
  { procedure, subject, competentAgency, on }: NonNullable<DossierStep['receive']>,
): Promise<Operation | null> {
  const { tx, context, catalogue, code, at, calendar } = stepping;
  const { caller } = context;
  const receivedOn = on ?? catalogue.receivedOn(code) ?? at.validAt;
  if (record !== undefined) {
    if (record.receivedOn === receivedOn) return null;
    throw impossible(code, 'hồ sơ đã được tiếp nhận vào ngày khác.', 'it was received on another day.');
  }
  if (receivedOn > at.validAt) throw impossible(code, 'ngày tiếp nhận ở tương lai.', 'the day of receipt lies in the future.');
  const { definition, person, linked } = await foundSubject(stepping, { procedure, subject, links: catalogue.dossiers.links });
  const received = await agencyOf({ tx, context, catalogue, at }, caller.agency ?? '');
  const { deadlineDays } = definition;
  const values: Values = {
    ...{ code, procedure: definition.id, receivingAgency: received, person, receivedOn, state: 'PROCESSING' },
    competentAgency: competentAgency ? await agencyOf({ tx, context, catalogue, at }, competentAgency) : received,
    ...linked,
    ...{ deadlineDays, dueOn: deadlineDays === null ? null : addWorkingDays(receivedOn, deadlineDays, calendar), fictional: false },
  };
  return { operation: 'register', entity: catalogue.dossiers.entity, from: receivedOn, values };
}

/** The clock stands still from the day of asking, once. */
function askSupplement({ catalogue, code }: Stepping, record: DossierRecord, on: string): Operation | null {
  if (record.state === 'SUPPLEMENT' && record.supplementAskedOn === on) return null;
  if (record.supplementAskedOn !== null)
    throw impossible(
      code,
      'đã yêu cầu bổ sung một lần; đồng hồ chỉ dừng một lần.',
      'a supplement was asked for before; the clock stops once.',
    );
  mustRun(code, record);
  return update(catalogue, record, on, { state: 'SUPPLEMENT', supplementAskedOn: on, dueOn: null });
}

function supplement({ catalogue, code, calendar }: Stepping, record: DossierRecord, on: string): Operation | null {
  const { supplementAskedOn, supplementedOn, deadlineDays, receivedOn, state } = record;
  if (supplementedOn === on) return null;
  if (state !== 'SUPPLEMENT' || supplementAskedOn === null)
    throw impossible(code, 'hồ sơ không chờ bổ sung.', 'it waits for no supplement.');
  const used = workingDaysBetween(receivedOn, supplementAskedOn, calendar);
  const dueOn = deadlineDays === null ? null : addWorkingDays(on, Math.max(0, deadlineDays - used), calendar);
  return update(catalogue, record, on, { state: 'PROCESSING', supplementedOn: on, dueOn });
}

async function askConsent(
  stepping: Stepping,
  record: DossierRecord,
  { agency, on }: { agency: string; on: string },
): Promise<Operation | null> {
  const { tx, context, catalogue, code, at, calendar } = stepping;
  if (record.consentAskedOn === on) return null;
  if (record.consentAskedOn !== null) throw impossible(code, 'đã lấy ý kiến cơ quan khác.', 'another agency was asked before.');
  mustRun(code, record);
  const { consentDays } = await readDefinition(tx, context.model, catalogue, { code: record.procedure, caseCode: code, at });
  if (consentDays === null) throw impossible(code, 'thủ tục này không lấy ý kiến cơ quan khác.', 'its procedure asks no other agency.');
  return update(catalogue, record, on, {
    consentAgency: await agencyOf({ tx, context, catalogue, at }, agency),
    ...{ consentAskedOn: on, consentDueOn: addWorkingDays(on, consentDays, calendar) },
  });
}

/** After its last day silence was consent, and an answer comes too late. */
function consent(
  { catalogue, code }: Stepping,
  record: DossierRecord,
  { answer, on }: { answer: 'GIVEN' | 'OBJECTED'; on: string },
): Operation | null {
  if (record.consentAnsweredOn === on && record.consentAnswer === answer) return null;
  if (record.consentAskedOn === null || record.consentDueOn === null || record.consentAnsweredOn !== null)
    throw impossible(code, 'không có ý kiến nào đang chờ.', 'no answer is waited for.');
  if (on > record.consentDueOn)
    throw impossible(code, 'quá hạn cho ý kiến: im lặng đã được coi là đồng ý.', 'its days are over: silence was taken for consent.');
  mustRun(code, record);
  return update(catalogue, record, on, { consentAnswer: answer, consentAnsweredOn: on });
}

type Ending = { state: 'DECIDED' | 'WITHDRAWN'; outcome: 'REFUSED' | null; on: string };

function end({ catalogue, code }: Stepping, record: DossierRecord, { state, outcome, on }: Ending): Operation | null {
  if (record.state === state && record.outcome === outcome && record.decidedOn === on) return null;
  refuseOver(code, record);
  return update(catalogue, record, on, { state, outcome, decidedOn: on });
}

function update({ dossiers }: EvidenceCatalogue, { id }: DossierRecord, from: string, values: Values): Operation {
  return { operation: 'update', entity: dossiers.entity, id, from, values };
}

function mustRun(code: string, record: DossierRecord): void {
  refuseOver(code, record);
  if (record.state !== 'PROCESSING') throw impossible(code, 'hồ sơ đang chờ bổ sung.', 'it waits for a supplement.');
}

/** Steps follow each other by their days, and none lies in the future. */
function dayOf({ code, at }: Stepping, { since }: DossierRecord, { on }: { on?: string | null }): string {
  const day = on ?? at.validAt;
  if (day > at.validAt) throw impossible(code, 'ngày của bước ở tương lai.', 'its day lies in the future.');
  if (day < since) throw impossible(code, `bước trước được ghi vào ngày ${since}.`, `the step before it was on ${since}.`);
  return day;
}

async function agencyOf(
  { tx, context, catalogue, at }: Pick<Stepping, 'tx' | 'context' | 'catalogue' | 'at'>,
  code: string,
): Promise<string> {
  const { entity, code: field } = catalogue.agencies;
  const [agency] = await findRecords(tx, context.model, { entity, where: { [field]: { eq: code } }, at, fields: [], limit: 1 });
  if (agency === undefined) throw new HubError('NOT_FOUND', { what: `cơ quan / agency ${code}` });
  return agency.id;
}

function impossible(code: string, ruleVi: string, ruleEn: string): HubError {
  return new HubError('DOSSIER_STEP', { code, ruleVi, ruleEn });
}
