import { createHash } from 'node:crypto';
import type { RequirementVerdict, SubjectInput, ToldFragment } from './generated/operations.js';

export type Requirement = ToldFragment['requirements'][number];

/** What the office does with each requirement. A paper handed in already is not asked for again. */
export type Sorted = Readonly<Record<'notAsked' | 'pay' | 'ask' | 'filed' | 'settle' | 'declare' | 'inPerson', Requirement[]>>;

/** Paid fees, by the catalogue of the hub. */
const FEE = 'EV18';

export function sort({ requirements }: ToldFragment, filed: ReadonlySet<string>): Sorted {
  const sorted: Sorted = { notAsked: [], pay: [], ask: [], filed: [], settle: [], declare: [], inPerson: [] };
  for (const one of requirements) {
    if (one.kind === 'DECLARATION') sorted.declare.push(one);
    else if (one.kind === 'PHYSICAL') (filed.has(keyOf(one)) ? sorted.filed : sorted.inPerson).push(one);
    else if (one.verdict === 'HELD') sorted.notAsked.push(one);
    else if (one.evidenceType === FEE && one.verdict === 'NOT_HELD') sorted.pay.push(one);
    else if (one.mayAskCitizen) (filed.has(keyOf(one)) ? sorted.filed : sorted.ask).push(one);
    else sorted.settle.push(one);
  }
  return sorted;
}

/** A component of the dossier: of one about vehicles, once for each. */
export function keyOf({ code, vehicle }: Pick<Requirement, 'code' | 'vehicle'>): string {
  return vehicle === null ? code : `${code}/${vehicle}`;
}

/** The same as long as the same would be handed over: what is told and shown, not when. */
export function digestOf({ requirements }: ToldFragment): string {
  const told = requirements.map(({ code, vehicle, verdict, mayAskCitizen, held, prefill }) => [
    code,
    vehicle,
    verdict,
    mayAskCitizen,
    held.map(({ entity, field, value }) => [entity, field, value]),
    prefill.map(({ entity, field, value }) => [entity, field, value]),
  ]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/** Components whose answer is another one now. */
export function differences(before: ToldFragment, after: ToldFragment): { requirement: Requirement; was: RequirementVerdict | null }[] {
  const old = new Map(before.requirements.map((one) => [keyOf(one), one]));
  return after.requirements.flatMap((requirement) => {
    const was = old.get(keyOf(requirement));
    const isSame =
      was !== undefined && digestOf({ ...before, requirements: [was] }) === digestOf({ ...after, requirements: [requirement] });
    return isSame ? [] : [{ requirement, was: was?.verdict ?? null }];
  });
}

/** Nobody of this key is in the registers: of whom the dossier is about there is nothing that a form could be filled in with. */
export function isUnknown({ requirements }: ToldFragment, subject: SubjectInput): boolean {
  const kind = 'taxCode' in subject ? 'Business' : 'Person';
  const fields = requirements.flatMap(({ prefill }) => prefill).filter(({ entity }) => entity === kind);
  return fields.every(({ value, withheld }) => value === null && withheld === null);
}

export function isAmbiguous({ requirements }: ToldFragment): boolean {
  const evidence = requirements.filter(({ kind }) => kind === 'EVIDENCE');
  return evidence.length > 0 && evidence.every(({ verdict }) => verdict === 'AMBIGUOUS');
}

/** Words for each verdict, as people read them. */
export const VERDICTS: Readonly<Record<RequirementVerdict, { vi: string; en: string; mark: string }>> = {
  HELD: { vi: 'Đã có', en: 'Held', mark: '✓' },
  STALE: { vi: 'Quá cũ', en: 'Too old', mark: '!' },
  EXPIRED: { vi: 'Hết hạn', en: 'Expired', mark: '!' },
  DISPUTED: { vi: 'Các nguồn không khớp', en: 'Sources disagree', mark: '≠' },
  CONTRADICTED: { vi: 'Dữ liệu cho thấy điều ngược lại', en: 'The data say the opposite', mark: '✗' },
  NOT_HELD: { vi: 'Chưa có dữ liệu', en: 'Not held', mark: '–' },
  NOT_ALLOWED: { vi: 'Không được phép tra cứu', en: 'Not allowed to look', mark: '–' },
  AMBIGUOUS: { vi: 'Có nhiều bản ghi phù hợp', en: 'Several records fit', mark: '?' },
  DECLARE: { vi: 'Kê khai', en: 'Declare', mark: '✎' },
  FILE: { vi: 'Thực hiện trực tiếp', en: 'In person', mark: '✎' },
};
