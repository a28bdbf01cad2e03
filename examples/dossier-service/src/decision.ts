import type { Decision, Dossier } from './dossier.js';
import { type RecordDecisionMutation, type RecordResultInput, recordedBadge, recordedLicence } from './generated/operations.js';
import type { Hub } from './hub.js';

/** The official's decision as the hub takes it: issued on a day, for whole years. */
export function resultOf({ procedure, applicant }: Dossier, decision: Decision, issuedOn: string): RecordResultInput {
  const common = { procedure, resultCode: decision.resultCode, issuer: decision.issuer, subject: applicant };
  if ('badges' in decision) {
    const badges = decision.badges.map(({ number, plate, badgeType, route, termYears }) => ({
      number,
      plate,
      badgeType,
      ...(route ? { route } : {}),
      issuedOn,
      expiresOn: lastDay(issuedOn, termYears),
    }));
    return { ...common, result: { badges } };
  }
  const { termYears, ...licence } = decision.licence;
  return { ...common, result: { licence: { ...licence, issuedOn, expiresOn: termYears === null ? null : lastDay(issuedOn, termYears) } } };
}

/**
 * The day for which this result is on record already, null when it is not: whoever lost the answer, or comes back another day, sends
 * again what was sent then. The hub knows it by its code and gives the first answer.
 */
export async function recordedFor(hub: Hub, dossier: Dossier, decision: Decision): Promise<string | null> {
  const found = await recordsOf(hub, dossier, decision);
  return found.find(({ resultCode }) => resultCode === decision.resultCode)?.issuedOn ?? null;
}

type Recorded = { readonly resultCode: string | null; readonly issuedOn: string | null };

async function recordsOf(hub: Hub, { applicant }: Dossier, decision: Decision): Promise<readonly Recorded[]> {
  if ('badges' in decision) {
    const [badge] = decision.badges;
    const found = badge && (await hub.ask(recordedBadge, { number: badge.number })).badge;
    return found ? [found] : [];
  }
  const { personalId = null, licenceNumber = null } = applicant;
  const found = await hub.ask(recordedLicence, { personalId, licenceNumber, byLicence: licenceNumber !== null });
  return (found.driver ?? found.driverLicence?.driver)?.licences?.nodes ?? [];
}

export function showRecorded(resultCode: string, set: NonNullable<RecordDecisionMutation['recordResult']>, language: 'vi' | 'en'): string {
  const say = (vi: string, en: string) => (language === 'vi' ? vi : en);
  return [
    set.replayed
      ? say(`ĐÃ GHI TRƯỚC ĐÓ: kết quả ${resultCode}`, `RECORDED BEFORE: result ${resultCode}`)
      : say(`ĐÃ GHI KẾT QUẢ ${resultCode}`, `RECORDED: result ${resultCode}`),
    say(
      `Tập thay đổi ${set.changeSetId}, vị trí ${set.firstPosition}–${set.lastPosition}, lúc ${set.recordedFrom}`,
      `Change set ${set.changeSetId}, positions ${set.firstPosition}–${set.lastPosition}, at ${set.recordedFrom}`,
    ),
    ...set.changes.map(({ position, entity, operation }) => `  ${position}  ${operation.padEnd(8)} ${entity}`),
    ...set.warnings.map(({ message }) => `  ! ${message}`),
  ].join('\n');
}

/** A term of whole years ends on the day before the corresponding one. */
function lastDay(from: string, years: number): string {
  const [y = 0, m = 1, d = 1] = from.split('-').map(Number);
  return new Date(Date.UTC(y + years, m - 1, d - 1)).toISOString().slice(0, 10);
}
