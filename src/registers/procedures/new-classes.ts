import type { Facts, Row } from '../../hub/evidence/catalogue.js';
import { texts } from './judgement.js';

/** What a licence is exchanged for: for each of its classes the classes of the 2025 scheme it may become, of which the applicant gets one. */
export type NewClass = { from: string; choices: readonly string[]; restricted: boolean };

/** Luật 36/2024/QH15, Điều 89 khoản 3, read from the register of conversions; a class of the 2025 scheme stays itself. */
export function newClassesOf(licence: Row, facts: Facts): readonly NewClass[] {
  return texts(licence, 'classes').map((from) => {
    if (licence.values.scheme !== '2008') return { from, choices: [from], restricted: false };
    const rows = facts('conversion').filter((row) => row.values.oldLabel === labelInLaw(from));
    return {
      from,
      choices: rows.flatMap((row) => (typeof row.values.newLabel === 'string' ? [row.values.newLabel] : [])),
      restricted: rows.some((row) => row.values.restriction !== null),
    };
  });
}

/** The old B1 was printed B11 (automatic) or B12; the law's table names it in words. */
export function labelInLaw(label: string): string {
  return { B11: 'B1 số tự động', B12: 'B1' }[label] ?? label;
}

/** Classes with a limited term need a health certificate; one that the register of classes lacks is taken to be limited. */
export function isUnlimited(label: string, facts: Facts): boolean {
  return facts('newClass').some((row) => row.values.label === label && row.values.validityYears === null);
}
