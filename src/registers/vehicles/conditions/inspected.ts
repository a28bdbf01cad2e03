import type { Condition } from '../../../hub/declare/condition.js';
import type { Row } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';
import { dayVi } from '../../day-vi.js';

const LAW = 'Luật 36/2024/QH15';

/** Categories that Điều 42 khoản 2 only has tested for emissions. */
const EMISSIONS_ONLY = `('motorcycle')`;

/**
 * Any passed inspection in force will do. Whether a later failed one takes an earlier one's force away is not known until the circular was
 * read (semantics §12).
 */
export const inspected: Condition = {
  name: 'vehicles.inspected',
  of: ['vehicle'],
  provision: `${LAW}, Điều 35 khoản 1 điểm b, Điều 42 khoản 1`,
  reads: { Vehicle: ['category'], Inspection: ['vehicle', 'inspectedOn', 'expiresOn', 'result'] },
  found: ({ vehicle }, at) => {
    const v = at.row('Vehicle', 'v');
    const i = at.row('Inspection', 'i');
    return `select (select ${v('category')} from ${v.from} where v.id = ${vehicle} and ${asOf('v', at)}) as category,
      (array_agg(i.id order by ${i('expiresOn')} desc, i.id) filter (where ${i('result')} = 'PASSED' and ${at.validAt} <= ${i('expiresOn')}))[1:1] as good,
      max(${i('expiresOn')}) filter (where ${i('result')} = 'PASSED' and ${at.validAt} <= ${i('expiresOn')}) as until,
      ${last(i, 'id')} as latest, ${last(i, 'result')} as latest_result, (${last(i, 'expiresOn')})[1] as ended
    from ${i.from} where ${i('vehicle')} = ${vehicle} and ${asOf('i', at)} and ${i('inspectedOn')} <= ${at.validAt}`;
  },
  tells: ['until', 'ended'],
  cases: [
    {
      key: 'IN_FORCE',
      when: 'f.good is not null',
      verdict: 'HELD',
      basis: { Inspection: 'good' },
      say: (told) => ({
        vi: `Kiểm định còn hiệu lực (đến hết ngày ${dayVi(told.until)}).`,
        en: `The inspection is in force (until ${told.until}).`,
      }),
    },
    {
      key: 'NOT_ASKED',
      when: `f.category in ${EMISSIONS_ONLY}`,
      verdict: 'HELD',
      say: () => ({
        vi: 'Loại xe này không phải kiểm định an toàn kỹ thuật.',
        en: 'Vehicles of this category are not inspected for safety.',
      }),
    },
    {
      key: 'FAILED',
      when: `f.latest_result = array['FAILED']`,
      verdict: 'CONTRADICTED',
      basis: { Inspection: 'latest' },
      say: () => ({ vi: 'Lần kiểm định gần nhất không đạt.', en: 'The last inspection was failed.' }),
    },
    {
      key: 'RUN_OUT',
      when: 'f.latest is not null',
      verdict: 'EXPIRED',
      basis: { Inspection: 'latest' },
      say: ({ ended }) => ({
        vi: `Kiểm định đã hết hiệu lực${ended ? ` (đến hết ngày ${dayVi(ended)})` : ''}; xe phải kiểm định lại.`,
        en: `The inspection has run out${ended ? ` (until ${ended})` : ''}; the vehicle has to be inspected again.`,
      }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({
        vi: 'Chưa có dữ liệu kiểm định. Hãy tra cứu cơ quan đăng kiểm, không yêu cầu nộp bản sao.',
        en: 'No inspection is on record. Ask the inspection agency; do not ask for a copy.',
      }),
    },
  ],
  refusals: {
    else: {
      code: 'NO_VALID_INSPECTION',
      vi: 'Không có kiểm định an toàn kỹ thuật còn hiệu lực.',
      en: 'There is no passed inspection in force.',
    },
  },
};

/** A column of the latest inspection, as an array of one; null without an inspection. */
function last(inspection: Row, field: string): string {
  return `(array_agg(${inspection(field)} order by ${inspection('inspectedOn')} desc, ${inspection('id')} desc))[1:1]`;
}
