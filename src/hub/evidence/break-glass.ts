import { createHash, randomInt } from 'node:crypto';
import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurposeAlone, requireAudit } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import { findSubjects } from '../reads/find-subjects.js';
import { currentTimes } from '../time/current-times.js';
import { type EmergencyAccess, emergencyOf } from './emergency-access.js';
import { wordsOf } from './words-of.js';

/**
 * Declares an emergency: for thirty minutes whoever declares it reads about one person, whatever dossier there is.
 *
 * Promises: it has a reason and is about one person; nobody else reads under it; the person's read log says so, and whoever watches is told
 * within a minute (`alertEmergencies`), also after the process was killed.
 */
export async function breakGlass(
  { model, caller, pool, audit }: HubContext,
  { reason: given, key }: { reason: string; key: { type: string; value: string } },
): Promise<EmergencyAccess> {
  const purpose = checkPurposeAlone(model.access, caller);
  const { agency } = caller;
  if (purpose.caseBinds !== 'emergency' || agency === null) throw new HubError('FORBIDDEN', { action: 'breakGlass' });
  const reason = wordsOf(given, 'reason');
  audit.entities.add('EmergencyAccess');
  audit.classes.add('personal');
  audit.begin();
  return withTx(pool, { label: 'break glass' }, async (tx) => {
    const times = await currentTimes(tx);
    const subjects = await findSubjects(tx, { model, times, standIn: audit.standIn }, key);
    for (const subject of subjects) audit.subjects.add(subject);
    const [subject, ...others] = subjects;
    if (subject === undefined || others.length > 0)
      throw new HubError('BAD_USER_INPUT', {
        argument: 'subject',
        ruleVi: 'trường hợp khẩn cấp là của đúng một người: hãy nêu số định danh hoặc số giấy phép của người đó.',
        ruleEn: 'an emergency is about exactly one person: name them by their personal id or licence number.',
      });
    const code = codeOf(agency, times.today, caller);
    // In conflict with a message that was sent before.
    await tx.query(
      `insert into emergency_access (code, agency, actor, actor_role, purpose, reason, subject_id) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (code) do nothing`,
      [code, agency, caller.actor, caller.role, purpose.code, reason, subject],
    );
    const declared = await emergencyOf(tx, code);
    if (declared === null) throw new Error('an emergency that was declared is not there');
    if (declared.actor !== caller.actor || declared.reason !== reason || declared.subject !== subject)
      throw new HubError('IDEMPOTENCY_MISMATCH');
    return declared;
  });
}

type Review = { code: string; isJustified: boolean; note: string };

/** Says whether an emergency was one. Done once, and by somebody else than who declared it. */
export async function reviewEmergencyAccess(
  { model, caller, pool, audit }: HubContext,
  { code, isJustified, note: given }: Review,
): Promise<EmergencyAccess> {
  requireAudit(model.access, caller);
  const note = wordsOf(given, 'note');
  audit.entities.add('EmergencyAccess');
  return withTx(pool, { label: 'review emergency' }, async (tx) => {
    const found = await emergencyOf(tx, code);
    if (found === null) throw new HubError('NOT_FOUND', { what: `truy cập khẩn cấp / emergency ${code}` });
    if (found.actor === caller.actor) throw new HubError('FORBIDDEN', { action: 'reviewEmergencyAccess' });
    await tx.query(
      'insert into emergency_review (code, reviewer, is_justified, note) values ($1, $2, $3, $4) on conflict (code) do nothing',
      [code, caller.actor, isJustified, note],
    );
    const reviewed = await emergencyOf(tx, code);
    if (reviewed?.reviewer !== caller.actor || reviewed.isJustified !== isJustified || reviewed.reviewNote !== note)
      throw new HubError('IDEMPOTENCY_MISMATCH');
    return reviewed;
  });
}

/**
 * Of the form of a dossier code, so that it goes wherever one does; a lot nobody guesses, and bound to who drew it anyhow. A message that is
 * sent again the same day draws the same.
 */
function codeOf(agency: string, today: string, { actor, messageId }: Pick<Caller, 'actor' | 'messageId'>): string {
  const lot =
    messageId === undefined ? randomInt(LOTS) : createHash('sha256').update(`${actor} ${messageId}`).digest().readUIntBE(0, 6) % LOTS;
  return `${agency}-${today.slice(2).replaceAll('-', '')}-9${String(lot).padStart(11, '0')}`;
}

const LOTS = 1e11;
