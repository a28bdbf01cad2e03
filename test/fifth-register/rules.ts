import type { RegisterModule } from '../../src/hub/declare/model.js';
import { permission } from '../../src/registers/conditions.js';
import { between } from '../../src/registers/rule-kinds.js';

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
  computed: {
    'Buoy.daysLeft': (alias, { validAt }) => `${alias}.lantern_until - ${validAt}`,
    'Buoy.reliable': (alias, { validAt }) =>
      permission([
        { code: 'DARK', holds: `${alias}.state = 'LIT'`, vi: 'Phao tắt.', en: 'The buoy is dark.', law: 'Bộ luật Hàng hải 95/2015/QH13' },
        {
          code: 'LANTERN',
          holds: `${validAt} <= ${alias}.lantern_until`,
          vi: 'Đèn quá hạn.',
          en: 'The lantern is too old.',
          law: 'Bộ luật Hàng hải 95/2015/QH13',
        },
      ]),
  },
};
