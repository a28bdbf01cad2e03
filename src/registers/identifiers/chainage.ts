import { identifierRule } from './rule.js';
import { reject } from './text.js';

/** A name on a kilometre post, not a length: re-stationed roads have more than 999 m in a kilometre, and one Km twice. */
export const chainageRule = identifierRule({
  name: 'Chainage',
  description:
    'Chainage (lý trình) on a road: kilometre post and metres past it, metres with at least three digits. Metres may exceed 999 on re-stationed roads, and lie before the start as `Km0-050`. It is unique only within one road section. Example: `Km12+350`.',
  example: 'Km12+350',
  ruleVi: 'Lý trình có dạng Km12+350: số ki-lô-mét tối đa bốn chữ số, dấu +, số mét tối đa bốn chữ số.',
  ruleEn: 'A chainage has the form Km12+350: kilometres of at most four digits, a plus sign, metres of at most four digits.',
  rank: (normal) => chainageRank(normal),
  codePrefix: 'CHAINAGE',
  lengthMax: 32,
  check(text) {
    const parts = /^KM ?(\d{1,4})(?: ?([+-]) ?(\d{1,4}))?$/.exec(text);
    if (!parts) {
      return reject(
        'CHAINAGE_FORM',
        'Lý trình phải viết dạng Km12+350, không có phần lẻ của mét.',
        'Write the chainage as Km12+350, without fractions of a metre.',
      );
    }
    const km = Number(parts[1]);
    const metres = Number(parts[3] ?? 0);
    const sign = parts[2] === '-' && metres > 0 ? '-' : '+';
    if (sign === '-' && km > 0) {
      return reject(
        'CHAINAGE_BEFORE_START',
        'Dấu trừ chỉ dùng trước điểm đầu tuyến (Km0-050). Hãy dùng dấu +, ví dụ Km12+350.',
        'A minus sign is only for points before the start (Km0-050). Use a plus sign, for example Km12+350.',
      );
    }
    return { value: `Km${km}${sign}${String(metres).padStart(3, '0')}` };
  },
});

/**
 * Place along a road as one number, as `chainage_rank` of migration 0012 gives it: the kilometre counts before the metres. Other text
 * stands before every chainage.
 */
export const chainageRank = (normal: string): number => {
  const parts = chainageParts(normal);
  return parts ? parts.km * 10_000 + parts.metres : -10_000;
};

/** Kilometre and metres of a normal form, metres negative before the start; null for anything else. */
export const chainageParts = (normal: string): { km: number; metres: number } | null => {
  const parts = /^Km(\d{1,4})([+-]\d{3,4})$/.exec(normal);
  return parts ? { km: Number(parts[1]), metres: Number(parts[2]) } : null;
};
