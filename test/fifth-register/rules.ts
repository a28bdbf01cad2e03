import type { Condition } from '../../src/hub/declare/condition.js';
import type { RegisterModule } from '../../src/hub/declare/model.js';
import { asOf } from '../../src/hub/sql/sql-context.js';
import { permission } from '../../src/registers/permission.js';
import { between } from '../../src/registers/rule-kinds.js';

const fine = () => ({ vi: 'Phao tốt.', en: 'The buoy is good.' });

const lit: Condition = {
  name: 'aids.lit',
  of: ['buoy'],
  provision: 'Bộ luật Hàng hải 95/2015/QH13',
  reads: { Buoy: ['state'] },
  found: ({ buoy }, at) => {
    const b = at.row('Buoy', 'b');
    return `select array_agg(b.id) as lit from ${b.from} where b.id = ${buoy} and ${asOf('b', at)} and ${b('state')} = 'LIT'`;
  },
  cases: [
    { key: 'LIT', when: 'f.lit is not null', verdict: 'HELD', say: fine },
    { key: 'DARK', when: null, verdict: 'CONTRADICTED', say: () => ({ vi: 'Phao tắt.', en: 'The buoy is dark.' }) },
  ],
  refusals: { else: { code: 'DARK', vi: 'Phao tắt.', en: 'The buoy is dark.' } },
};

const lanternGood: Condition = {
  name: 'aids.lanternGood',
  of: ['buoy'],
  provision: 'Bộ luật Hàng hải 95/2015/QH13',
  reads: { Buoy: ['lanternUntil'] },
  found: ({ buoy }, at) => {
    const b = at.row('Buoy', 'b');
    return `select bool_or(${at.validAt} <= ${b('lanternUntil')}) as good from ${b.from} where b.id = ${buoy} and ${asOf('b', at)}`;
  },
  cases: [
    { key: 'GOOD', when: 'f.good', verdict: 'HELD', say: fine },
    { key: 'OLD', when: null, verdict: 'EXPIRED', say: () => ({ vi: 'Đèn quá hạn.', en: 'The lantern is too old.' }) },
  ],
  refusals: { else: { code: 'LANTERN', vi: 'Đèn quá hạn.', en: 'The lantern is too old.' } },
};

export const aids: RegisterModule = {
  name: 'aids',
  vi: 'Báo hiệu hàng hải',
  en: 'Aids to navigation',
  rules: [
    between({
      entity: 'Buoy',
      code: 'BUOY_RANGE',
      field: 'rangeNm',
      min: 0,
      max: 40,
      vi: 'Tầm hiệu lực tính bằng hải lý, từ 0 đến 40. Hãy xem lại đơn vị.',
      en: 'The range is in nautical miles, 0 to 40. Check the unit.',
    }),
  ],
  conditions: [lit, lanternGood],
  computed: {
    'Buoy.daysLeft': (row, { validAt }) => `${row('lanternUntil')} - ${validAt}`,
    'Buoy.reliable': (row, at, _given, law) => {
      const of = { buoy: row('id') };
      return permission(law, at, [
        { condition: 'aids.lit', of },
        { condition: 'aids.lanternGood', of },
      ]);
    },
  },
};
