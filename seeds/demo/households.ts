import { addDays, addMonths, dayBetween, earlier, later, MERGER } from './days.js';
import { FICTIONAL, serial, street } from './names.js';
import type { Person } from './people.js';
import { chance, pick } from './random.js';
import { type DemoTable, ISSUERS, type Setting, tablesOf, YES } from './table.js';

/** The tax code of households is their owner's personal id since then; those that are older have a ten-digit one and are businesses. */
const OWN_ID_IS_TAX_CODE = '2025-07-01';

/** Household businesses whose only number is their owner's, most with a licence to carry goods. Personas of the tour have none. */
export function households(setting: Setting, people: readonly Person[]): DemoTable[] {
  const random = setting.random('households');
  const able = people.filter(({ persona, dateOfBirth }) => !persona && dateOfBirth < '2000-01-01');
  const number = Math.min(setting.count(200), able.length);
  const start = Math.floor(able.length / 3);
  const owners = Array.from({ length: number }, (_, i) => able[(start + i * 7) % able.length]).filter((one) => one !== undefined);
  const drawn = [...new Set(owners)].map((owner, i) => {
    const from = dayBetween(random, OWN_ID_IS_TAX_CODE, addMonths(later(setting.today, '2026-01-01'), -2));
    return {
      owner: owner.personalId,
      name: `Hộ kinh doanh vận tải ${pick(random, NAMES)} ${i + 1} ${FICTIONAL}`,
      // One of each kind whatever the number of them, so that every state is met.
      state: STATES[i] ?? (chance(random, 0.95) ? 'ACTIVE' : 'SUSPENDED'),
      address: `${street(random)}, ${owner.commune.name}, ${owner.place.name} ${FICTIONAL}`,
      province: owner.place.presentCode,
      commune: owner.commune.presentCode,
      lines: '4933',
      establishedOn: from,
      fictional: YES,
      validFrom: from,
    };
  });
  const table = tablesOf('businesses');
  return [
    table(
      'householdBusiness',
      'household-businesses.csv',
      'Hộ kinh doanh',
      [...(['owner', 'name', 'state', 'address', 'province', 'commune', 'lines', 'establishedOn', 'fictional', 'validFrom'] as const)],
      drawn,
    ),
    table(
      'householdLicence',
      'household-licences.csv',
      'Giấy phép kinh doanh vận tải của hộ kinh doanh',
      [
        ...(['number', 'issueCount', 'household', 'issuer', 'issuedOn', 'businessTypes', 'state', 'reissueReason'] as const),
        ...(['revocationDecision', 'revokedOn', 'revocationGround', 'barredUntil', 'validFrom'] as const),
      ],
      drawn.filter(() => chance(random, 0.7)).map((household, i) => licenceRow(setting, household, i)),
    ),
  ];
}

/** Once issued for the first time, most of them; some again, each for another reason, and some taken back since. */
function licenceRow(setting: Setting, { owner, validFrom }: { owner: string; validFrom: string }, i: number) {
  const issuedOn = earlier(addDays(validFrom, 20), setting.today);
  const reissueReason = REASONS[i] ?? '';
  const isRevoked = i % 25 === REASONS.length;
  const revokedOn = isRevoked ? earlier(addDays(issuedOn, 30), setting.today) : '';
  return {
    number: serial('GPHKD', i + 1, 6),
    issueCount: reissueReason === '' ? '1' : '2',
    household: owner,
    issuer: ISSUERS.haNoi,
    issuedOn,
    businessTypes: 'hàng hóa',
    state: isRevoked ? 'REVOKED' : 'ACTIVE',
    reissueReason,
    revocationDecision: isRevoked ? `${serial('QĐ', i + 1, 4)} ${FICTIONAL}` : '',
    revokedOn,
    revocationGround: isRevoked ? 'a' : '',
    barredUntil: isRevoked ? addDays(revokedOn, 30) : '',
    validFrom: issuedOn,
  };
}

const REASONS = ['CONTENT_CHANGED', 'LOST_OR_DAMAGED', 'AFTER_REVOCATION'];
const STATES = ['ACTIVE', 'SUSPENDED', 'DISSOLVED'];
const NAMES = ['Bình Minh', 'Hòa Phát Đạt', 'Thuận An', 'Tân Tiến', 'Phú Quý', 'An Khang'];

/** The police let the one-stop department of Hà Nội record what they decide about driver licences. */
export function delegations(): DemoTable {
  return tablesOf('reference')(
    'agencyDelegation',
    'agency-delegations.csv',
    'Ủy quyền ghi kết quả',
    ['code', 'agency', 'delegate', 'scope', 'ground', 'validFrom'],
    [
      {
        code: 'G01/H26/DriverLicence',
        agency: ISSUERS.police,
        delegate: ISSUERS.haNoi,
        scope: 'DriverLicence',
        ground: `Ủy quyền để trình diễn ${FICTIONAL}`,
        validFrom: MERGER,
      },
    ],
  );
}
