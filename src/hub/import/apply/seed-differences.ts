import type { Problem } from '../../../errors.js';
import type { Kept } from './weigh-seed-row.js';

/**
 * Where the register says, and goes on saying, something else than a seed file. `row` is the line of the file; none for a row that is no
 * longer in it.
 */
export type SeedDifference = Problem & { entity: string; file: string; recordId?: string };

/** Never fatal and never a value: what differs may be anybody's data, and whoever reads it has the file and the register. */
export const SEED_DIFFERENCES = {
  SEED_VALUE_KEPT: {
    vi: 'Sổ có giá trị khác do người khác ghi sau lần nạp trước; giữ giá trị trong sổ.',
    en: 'The register holds another value that somebody wrote since the last seed; it stands.',
  },
  SEED_END_KEPT: {
    vi: 'Sổ ghi ngày kết thúc khác với tệp; giữ ngày trong sổ.',
    en: 'The register gives the record another end than the file; it stands.',
  },
  SEED_NOT_IN_FORCE: {
    vi: 'Theo sổ, bản ghi không có hiệu lực trong thời gian của dòng; không ghi gì.',
    en: "By the register the record is not in force in the row's time; nothing is written.",
  },
  SEED_REMOVED: {
    vi: 'Bản ghi đã bị gỡ khỏi sổ; không ghi lại.',
    en: 'The record was removed from the register; it is not written again.',
  },
  SEED_ROW_DROPPED: {
    vi: 'Tệp mới không còn dòng này; bản ghi vẫn giữ trong sổ. Nếu nó đã hết hiệu lực, hãy kết thúc (close) bản ghi.',
    en: 'The new file has no such row any more; the record stays. If it has ended, close it.',
  },
} satisfies Record<Kept['code'] | 'SEED_ROW_DROPPED', { vi: string; en: string }>;

type Where = { entity: string; file: string; row?: number; field?: string | undefined; recordId?: string };

export function seedDifference(code: keyof typeof SEED_DIFFERENCES, { field, ...where }: Where): SeedDifference {
  return { code, severity: 'warning', ...where, ...(field === undefined ? {} : { field }), ...SEED_DIFFERENCES[code] };
}
