import type { CheckRule, ComputedExpression } from '../../hub/declare/model.js';
import type { RegistersAt, Row } from '../../hub/declare/registers-at.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { oneOf, rule } from '../rule-kinds.js';

/**
 * Last day within niên hạn. Luật 36/2024/QH15, Điều 40 khoản 1: counted from the year of production to the end of 31 December of the last
 * year, whatever the day of first registration. Null when the law sets no limit (khoản 3).
 */
export const serviceLifeEndsOn: ComputedExpression = (row) => `make_date(${row('productionYear')} + ${row('serviceLifeYears')}, 12, 31)`;

/** Years the general rule gives; what one vehicle was given is stored beside it and may differ (Điều 40 khoản 2). */
export const serviceLifeRuleYears: ComputedExpression = (row, at) => ofRule('years', row, at);

/** The article of that rule, also of one that says there is no limit. */
export const serviceLifeArticle: ComputedExpression = (row, at) => ofRule('article', row, at);

/** The law counts seats without the driver's, the register with it. Of several rules that fit, the one with the narrower range of seats. */
function ofRule(wanted: string, row: Row, at: RegistersAt): string {
  const r = at.row('ServiceLifeRule', 'r');
  return `(
  select ${r(wanted)} from ${r.from}
  where ${r('category')} = ${row('category')} and ${r('use')} = 'chung'
    and (${r('seatsMin')} is null or ${row('seats')} - 1 >= ${r('seatsMin')}) and (${r('seatsMax')} is null or ${row('seats')} - 1 <= ${r('seatsMax')})
    and ${asOf('r', at)}
  order by (${r('seatsMin')} is null)::int + (${r('seatsMax')} is null)::int, ${r('code')} limit 1
)`;
}

const CATEGORIES = ['passenger', 'goods', 'tractor', 'trailer', 'car', 'motorcycle'];
const USES = ['chung', 'taxi', 'hợp đồng', 'hợp đồng trên 300 km', 'tuyến cố định', 'tuyến cố định trên 300 km', 'bốn bánh'];

export const serviceLife: readonly CheckRule[] = [
  oneOf({
    entity: 'ServiceLifeRule',
    code: 'SERVICE_LIFE_CATEGORY',
    field: 'category',
    allowed: CATEGORIES,
    vi: `Nhóm xe là một trong: ${CATEGORIES.join(', ')}.`,
    en: `The category is one of: ${CATEGORIES.join(', ')}.`,
  }),
  oneOf({
    entity: 'ServiceLifeRule',
    code: 'SERVICE_LIFE_USE',
    field: 'use',
    allowed: USES,
    vi: `Mục đích sử dụng là một trong: ${USES.join(', ')}.`,
    en: `The use is one of: ${USES.join(', ')}.`,
  }),
  rule({
    entity: 'ServiceLifeRule',
    code: 'SERVICE_LIFE_YEARS',
    field: 'years',
    broken: ({ years = null, unlimited }) => (years === null) !== (unlimited === true),
    vi: 'Quy định hoặc có số năm, hoặc nói rõ là không áp dụng niên hạn. Hãy điền đúng một trong hai.',
    en: 'A rule either gives years or says that there is no limit. Fill in exactly one of the two.',
  }),
  oneOf({
    entity: 'ServiceLifeRule',
    code: 'SERVICE_LIFE_CONFIDENCE',
    field: 'confidence',
    allowed: ['V', 'K', 'U'],
    vi: 'Mức tin cậy là V (đã đọc văn bản), K (biết nhưng chưa đọc lại) hoặc U (chưa chắc).',
    en: 'The confidence is V (read in a source), K (known, not re-read) or U (uncertain).',
  }),
];
