import type { Decision, Dossier } from './dossier.js';
import type { RecordDecisionMutation, RecordResultInput } from './generated/operations.js';

/** The official's decision as the hub takes it: issued on the day it is recorded, for whole years. */
export function resultOf({ procedure, applicant }: Dossier, decision: Decision, today: string): RecordResultInput {
  const common = { procedure, resultCode: decision.resultCode, issuer: decision.issuer, subject: applicant };
  if ('badges' in decision) {
    const badges = decision.badges.map(({ number, plate, badgeType, route, termYears }) => ({
      number,
      plate,
      badgeType,
      ...(route ? { route } : {}),
      issuedOn: today,
      expiresOn: lastDay(today, termYears),
    }));
    return { ...common, result: { badges } };
  }
  const { termYears, ...licence } = decision.licence;
  return { ...common, result: { licence: { ...licence, issuedOn: today, expiresOn: termYears === null ? null : lastDay(today, termYears) } } };
}

export function showRecorded(resultCode: string, { recordResult: set }: RecordDecisionMutation, language: 'vi' | 'en'): string {
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
