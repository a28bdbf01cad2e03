import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurposeAlone } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import type { Model } from '../declare/model.js';
import type { Purpose } from '../declare/policy.js';
import { findSubjects } from '../reads/find-subjects.js';
import { addDays } from '../time/calendar.js';
import { currentTimes } from '../time/current-times.js';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.js';
import { actingMandate } from './acting-mandate.js';
import { type Case, type CaseOrigin, caseOf } from './cases.js';
import type { EvidenceCatalogue } from './catalogue.js';
import { type Definition, readDefinition } from './definition.js';
import { type DossierInput, dossierOf } from './dossier.js';
import { hashedNames, hashedRepresentative } from './dossier-names.js';
import { workingCalendar } from './working-calendar.js';

/**
 * Keys come with the scalar they are of, so that the registers can be asked for what carries them. `representative`: who acts for the subject, by
 * a member of the subject input and what it says.
 */
export type CaseInput = DossierInput & {
  code: string;
  procedure: string;
  origin: CaseOrigin;
  keys: readonly Key[];
  representative?: { kind: string; key: string; by: Key };
};

type Key = { type: string; value: string };

/** A case ends so many days after the last day on which its procedure is to be decided (semantics §4). */
const DAYS_AFTER_DEADLINE = 90;
/** Where no time is known in which a procedure is to be decided: two months, as for a lost driver licence. */
const DEADLINE_UNKNOWN_DAYS = 44;

/**
 * Opens a case: from then on questions under its code reach its subjects. What a dossier names is kept as keyed hashes, whom it is about as
 * ids; so one row answers whether a question is in the case, and tells nothing to whoever reads it.
 *
 * Promises: only the agency that received the dossier opens it; it names no more than its procedure lets it; a code is one case for ever; whoever it is about is
 * noted for the read log, known to the registers or not; who acts for the subject does so by a mandate that is in force.
 */
export async function openCase(catalogue: EvidenceCatalogue, { model, caller, pool, audit }: HubContext, input: CaseInput): Promise<Case> {
  const purpose = checkPurposeAlone(model.access, caller);
  const agency = receivingAgency(catalogue, caller, purpose, input.code);
  audit.entities.add('Case');
  audit.classes.add('personal');
  audit.begin();
  return withTx(pool, { label: 'open case' }, async (tx) => {
    const times = await currentTimes(tx);
    const at = { validAt: times.today, knownAt: times.head.recordedFrom };
    const definition = await readDefinition(tx, model, catalogue, { code: input.procedure, caseCode: input.code, at });
    checkMayOpen(model, caller);
    const finding = { model, times, standIn: audit.standIn };
    if (input.representative) for (const subject of await findSubjects(tx, finding, input.representative.by)) audit.subjects.add(subject);
    const by = { actor: caller.actor, role: caller.role, agency, purpose: purpose.code };
    const calendar = await workingCalendar(tx, model, at);
    const endsOn = (): string => lastDayOf(catalogue, definition, { code: input.code, today: times.today, calendar });
    const { opened, subjects } = await writeCase(tx, finding, { catalogue, definition, input, by, endsOn });
    for (const subject of subjects) audit.subjects.add(subject);
    return opened;
  });
}

type Opening = {
  catalogue: Pick<EvidenceCatalogue, 'things' | 'subjects' | 'mandates'>;
  definition: Definition;
  input: CaseInput;
  by: { actor: string; role: string; agency: string; purpose: string };
  /** Asked where the case is new. */
  endsOn(): string;
};

/** Writes a case with everybody it is about, or finds the same one. */
export async function writeCase(
  tx: Tx,
  finding: Parameters<typeof findSubjects>[1],
  { catalogue, definition, input, by, endsOn }: Opening,
): Promise<{ opened: Case; subjects: readonly string[] }> {
  const dossier = dossierOf(catalogue, definition, input);
  const { procedure, subject: about, things } = hashedNames(definition, dossier, finding.standIn);
  const { representative } = input;
  const acting = representative && (await mandateOf(tx, finding, { catalogue, procedure: definition.id, dossier, representative }));
  const named = [procedure, about, ...things, ...(representative ? [hashedRepresentative(representative, finding.standIn)] : [])].sort();
  const found = new Set<string>();
  for (const key of input.keys) for (const subject of await findSubjects(tx, finding, key)) found.add(subject);
  const subjects = [...found].sort();
  const same = { code: input.code, agency: by.agency, procedure: definition.id, origin: input.origin, named };
  if (!(await isThere(tx, same))) {
    await tx.query(
      `insert into dossier_case (code, agency, procedure_id, origin, named, opened_by, opened_role, purpose, ends_on)
       values ($1, $2, $3, $4, $5::uuid[], $6, $7, $8, $9::date) on conflict (code) do nothing`,
      [input.code, by.agency, definition.id, input.origin, named, by.actor, by.role, by.purpose, endsOn()],
    );
    // Another process may have opened the code a moment ago, with whatever content.
    await isThere(tx, same);
  }
  await tx.query('insert into case_subject (code, subject_id) select $1, s.id from unnest($2::uuid[]) as s(id) on conflict do nothing', [
    input.code,
    subjects,
  ]);
  if (acting)
    await tx.query(
      `insert into case_mandate (code, mandate_id, mandate, giver_id, representative_id)
       values ($1, $2::uuid, $3, $4::uuid, $5::uuid) on conflict do nothing`,
      [input.code, acting.id, acting.code, acting.giver, acting.representative],
    );
  const opened = await caseOf(tx, by.agency, input.code);
  if (opened === null) throw new Error('a case that was opened is not there');
  return { opened, subjects };
}

function mandateOf(
  tx: Tx,
  { model, times }: Parameters<typeof findSubjects>[1],
  acting: Omit<Parameters<typeof actingMandate>[1], 'model' | 'at'>,
): ReturnType<typeof actingMandate> {
  return actingMandate(tx, { model, ...acting, at: { validAt: times.today, knownAt: times.head.recordedFrom } });
}

/** Ends a case of the caller's agency at once. */
export async function closeCase({ model, caller, pool }: HubContext, code: string): Promise<Case> {
  checkPurposeAlone(model.access, caller);
  return withTx(pool, { label: 'close case' }, async (tx) => {
    const found = await caseOf(tx, caller.agency, code);
    if (found === null) throw new HubError('NOT_FOUND', { what: `hồ sơ / case ${code}` });
    await tx.query('insert into case_end (code, closed_by) values ($1, $2) on conflict do nothing', [code, caller.actor]);
    return (await caseOf(tx, caller.agency, code)) ?? found;
  });
}

function receivingAgency(catalogue: EvidenceCatalogue, { agency }: Caller, { caseBinds }: Purpose, code: string): string {
  if (caseBinds !== 'dossier' || agency === null) throw new HubError('FORBIDDEN', { action: 'openCase' });
  if (isOfAgency(catalogue, code, agency)) return agency;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'code',
    ruleVi: `chỉ cơ quan tiếp nhận mở hồ sơ: mã phải bắt đầu bằng ${agency}.`,
    ruleEn: `only the agency that received a dossier opens it: the code begins with ${agency}.`,
  });
}

/** Whether a code begins with that of the agency or of a part of it. */
export function isOfAgency({ receivedBy }: Pick<EvidenceCatalogue, 'receivedBy'>, code: string, agency: string): boolean {
  const receiver = receivedBy(code);
  return receiver === agency || receiver?.startsWith(`${agency}.`) === true;
}

/** A case is opened for what is asked under it: whoever is answered nothing for the purpose has no use of one. */
function checkMayOpen({ access }: Model, { role, purpose }: Caller): void {
  if (!(access.answers ?? []).some((rule) => rule.role === role && purpose !== null && rule.purposes.includes(purpose)))
    throw new HubError('FORBIDDEN', { action: 'openCase' });
}

type Receipt = { code: string; today: string; calendar: WorkingCalendar };

function lastDayOf({ receivedOn }: EvidenceCatalogue, definition: Definition, { code, today, calendar }: Receipt): string {
  const received = receivedOn(code) ?? today;
  const endsOn = endOfCase(received, definition, calendar);
  if (received <= today && today <= endsOn) return endsOn;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'code',
    ruleVi: `ngày tiếp nhận trong mã phải là hôm nay hoặc trước đó, và hồ sơ hết hạn ${DAYS_AFTER_DEADLINE} ngày sau hạn giải quyết.`,
    ruleEn: `the day of receipt in the code is today or earlier, and a case ends ${DAYS_AFTER_DEADLINE} days after it is to be decided.`,
  });
}

/** The last day of a case that was received on a day. */
export function endOfCase(received: string, { deadlineDays }: Pick<Definition, 'deadlineDays'>, calendar: WorkingCalendar): string {
  return addDays(addWorkingDays(received, deadlineDays ?? DEADLINE_UNKNOWN_DAYS, calendar), DAYS_AFTER_DEADLINE);
}

type Same = { code: string; agency: string; procedure: string; origin: string; named: readonly string[] };

/** Whether the case is there; a code means one dossier for ever, and what was closed is not opened again. */
async function isThere(tx: Tx, { code, agency, procedure, origin, named }: Same): Promise<boolean> {
  const { rows } = await tx.query<{ same: boolean }>(
    `select agency = $2 and procedure_id = $3 and origin = $4 and named = $5::uuid[] and not exists (select from case_end e where e.code = c.code) as same
     from dossier_case c where c.code = $1`,
    [code, agency, procedure, origin, named],
  );
  const [found] = rows;
  if (found?.same === false) throw new HubError('IDEMPOTENCY_MISMATCH');
  return found !== undefined;
}
