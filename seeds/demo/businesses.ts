import { generateTaxCode } from '../../src/registers/identifiers/generate.js';
import { addDays, addMonths, type Day, dayBetween, earlier, later, MERGER } from './days.js';
import { businessName, FICTIONAL, personName, serial, street } from './names.js';
import { type Place, type PlaceCommune, provinceOn } from './places.js';
import { chance, pick, type Random, unused, weighted, whole } from './random.js';
import { type DemoTable, demoTable, ISSUERS, type RowOf, type Setting, YES } from './table.js';

/** What a business lives on; decides its transport licence, its vehicles and its badges. */
export type Trade = 'coach' | 'contract' | 'goods' | 'taxi' | 'bus' | 'leasing';

export type Business = {
  taxCode: string;
  name: string;
  shortName: string;
  legalForm: string;
  trade: Trade;
  place: Place;
  commune: PlaceCommune;
  address: string;
  establishedOn: Day;
  /** First day of its transport licence; null for one that only leases vehicles out. */
  licensedOn: Day | null;
  licenceNumber: string;
  revokedOn: Day | null;
  /** Share of the vehicles; 0 for a persona, which has exactly the ones written for it. */
  weight: number;
};

export const BUSINESS_TYPES: Readonly<Record<Trade, readonly string[]>> = {
  coach: ['tuyến cố định', 'hợp đồng'],
  contract: ['hợp đồng'],
  goods: ['hàng hóa'],
  taxi: ['taxi'],
  bus: ['xe buýt'],
  leasing: [],
};

export function businesses(setting: Setting, personas: readonly Business[]): { businesses: Business[]; tables: DemoTable[] } {
  const random = setting.random('businesses');
  const taken = new Set(personas.map(({ taxCode }) => taxCode));
  const drawn = Array.from({ length: setting.count(1_000) }, (_, i) => drawBusiness(setting, random, taken, i + 100));
  const all = [...personas, ...drawn];
  const histories = all.map((business) => ({ business, ...drawChanges(setting, random, business, personas.includes(business)) }));
  return {
    businesses: all,
    tables: [
      demoTable({
        entity: 'businesses/business',
        file: 'businesses.csv',
        labelVi: 'Doanh nghiệp vận tải',
        header: [
          'taxCode',
          'name',
          'shortName',
          'legalForm',
          'address',
          'province',
          'commune',
          'legalRepresentative',
          'lines',
          'establishedOn',
          'kind',
          'state',
          'fictional',
          'validFrom',
        ],
        rows: all.map((b) => ({
          taxCode: b.taxCode,
          name: b.name,
          shortName: b.shortName,
          legalForm: b.legalForm,
          address: b.address,
          province: provinceOn(b.place, b.establishedOn),
          commune: b.establishedOn < MERGER ? b.commune.code : b.commune.presentCode,
          legalRepresentative: personName(random, chance(random, 0.7) ? 'nam' : 'nữ'),
          lines: LINES[b.trade].join(';'),
          establishedOn: b.establishedOn,
          kind: kindOf(b.legalForm),
          state: 'ACTIVE',
          fictional: YES,
          validFrom: b.establishedOn,
        })),
      }),
      changed(
        'businesses-changed.csv',
        'Doanh nghiệp đổi tên, chuyển trụ sở trước 01/7/2025',
        histories.flatMap(({ business, before }) => (before === null ? [] : [changeRow(business, before)])),
      ),
      demoTable({
        entity: 'businesses/business',
        file: 'businesses-2025-07-01.csv',
        labelVi: 'Địa bàn doanh nghiệp sau sắp xếp',
        header: ['taxCode', 'name', 'legalForm', 'province', 'commune', 'fictional', 'validFrom'],
        rows: histories
          .filter(({ business: { place, commune, establishedOn } }) => establishedOn < MERGER && !(place.kept && commune.kept))
          .map(({ business: b, before }) => ({
            taxCode: b.taxCode,
            name: before?.name ?? b.name,
            legalForm: b.legalForm,
            province: b.place.presentCode,
            commune: b.commune.presentCode,
            fictional: YES,
            validFrom: MERGER,
          })),
      }),
      changed(
        'businesses-changed-since.csv',
        'Doanh nghiệp đổi tên, chuyển trụ sở từ 01/7/2025',
        histories.flatMap(({ business, since }) => (since === null ? [] : [changeRow(business, since)])),
      ),
      ...standing(
        setting,
        histories.flatMap(({ business, before, since }) =>
          since === null && !personas.includes(business) ? [{ ...business, name: before?.name ?? business.name }] : [],
        ),
      ),
      branches(setting, drawn),
      ...licences(setting, random, all, personas),
    ],
  };
}

/** Tax offices number from 01; no number begins with 99, so none of these can belong to anybody. */
const TAX_PREFIX = '99';

function drawBusiness(setting: Setting, random: Random, taken: Set<string>, number: number): Business {
  const place = setting.places.draw(random);
  const trade = drawTrade(random);
  const legalForm = trade === 'goods' || trade === 'coach' ? drawForm(random) : pick(random, ['Công ty TNHH', 'Công ty cổ phần']);
  const names = businessName(random, legalForm, TRADE_NAMES[trade]);
  const commune = pick(random, place.communes);
  const lastDay = addMonths(setting.today, -8);
  const establishedOn = chance(random, 0.45) ? dayBetween(random, '1998-01-01', '2017-12-31') : dayBetween(random, '2018-01-01', lastDay);
  const licensedOn = later(dayBetween(random, addDays(establishedOn, 20), addMonths(establishedOn, 6)), '2010-01-04');
  return {
    taxCode: unused(taken, () => generateTaxCode(random, TAX_PREFIX)),
    ...names,
    legalForm,
    trade,
    place,
    commune,
    address: addressIn(random, place, commune),
    establishedOn,
    licensedOn,
    licenceNumber: serial('GPKDVT', number),
    revokedOn:
      chance(random, 0.03) && licensedOn < addMonths(setting.today, -6)
        ? dayBetween(random, later(addMonths(licensedOn, 3), addMonths(setting.today, -18)), addDays(setting.today, -10))
        : null,
    weight: 0.15 + 4 * random() ** 4,
  };
}

const drawTrade = weighted<Trade>([
  ['coach', 27],
  ['contract', 20],
  ['goods', 40],
  ['taxi', 9],
  ['bus', 4],
]);
const drawForm = weighted<string>([
  ['Công ty TNHH', 45],
  ['Công ty cổ phần', 20],
  ['Hợp tác xã', 20],
  ['Doanh nghiệp tư nhân', 6],
  ['Hộ kinh doanh', 4],
  ['Công ty TNHH một thành viên', 5],
]);
const TRADE_NAMES: Readonly<Record<Trade, string>> = {
  coach: 'Vận tải Khách',
  contract: 'Du lịch',
  goods: 'Vận tải Hàng hoá',
  taxi: 'Taxi',
  bus: 'Xe buýt',
  leasing: 'Cho thuê xe',
};
const LINES: Readonly<Record<Trade, readonly string[]>> = {
  coach: ['4932', '5221'],
  contract: ['4932'],
  goods: ['4933', '5225'],
  taxi: ['4931'],
  bus: ['4931'],
  leasing: ['7710'],
};

const addressIn = (random: Random, place: Place, commune: PlaceCommune): string =>
  `${street(random)}, ${commune.name}, ${place.name} ${FICTIONAL}`;

type Change = { name: string; shortName: string; address: string; from: Day };

function drawChanges(
  setting: Setting,
  random: Random,
  business: Business,
  persona: boolean,
): { before: Change | null; since: Change | null } {
  const { establishedOn } = business;
  const draw = (name: string, from: Day): Change => {
    const renamed = chance(random, 0.6)
      ? businessName(random, business.legalForm, TRADE_NAMES[business.trade])
      : { name, shortName: business.shortName };
    return { ...renamed, address: addressIn(random, business.place, business.commune), from };
  };
  const mayChange = !persona && establishedOn < '2024-06-01';
  const before =
    mayChange && chance(random, 0.12)
      ? draw(business.name, dayBetween(random, later(addMonths(establishedOn, 6), '2019-01-01'), '2025-06-15'))
      : null;
  const since =
    mayChange && chance(random, 0.08) ? draw(before?.name ?? business.name, dayBetween(random, addDays(MERGER, 5), setting.today)) : null;
  return { before, since };
}

const CHANGED = ['taxCode', 'name', 'shortName', 'legalForm', 'address', 'fictional', 'validFrom'] as const;
const changed = (file: string, labelVi: string, rows: readonly RowOf<typeof CHANGED>[]): DemoTable =>
  demoTable({ entity: 'businesses/business', file, labelVi, header: CHANGED, rows });
const changeRow = (b: Business, change: Change): RowOf<typeof CHANGED> => ({
  taxCode: b.taxCode,
  name: change.name,
  shortName: change.shortName,
  legalForm: b.legalForm,
  address: change.address,
  fictional: YES,
  validFrom: change.from,
});

const kindOf = (legalForm: string): string =>
  legalForm === 'Hộ kinh doanh' ? 'HOUSEHOLD' : legalForm === 'Hợp tác xã' ? 'COOPERATIVE' : 'ENTERPRISE';

const STANDING = ['taxCode', 'name', 'legalForm', 'fictional', 'state', 'validFrom'] as const;

/** Some stop for a while and go on again; of those whose licence was revoked, some give up. Each after every other change of theirs. */
function standing(setting: Setting, all: readonly Business[]): DemoTable[] {
  const random = setting.random('business-standing');
  const table = (file: string, labelVi: string, rows: readonly RowOf<typeof STANDING>[]): DemoTable =>
    demoTable({ entity: 'businesses/business', file, labelVi, header: STANDING, rows });
  const row = (b: Business, state: string, from: Day): RowOf<typeof STANDING> => ({
    taxCode: b.taxCode,
    name: b.name,
    legalForm: b.legalForm,
    fictional: YES,
    state,
    validFrom: from,
  });
  const settled = all.filter(({ establishedOn }) => establishedOn < '2025-01-01');
  const stops = settled.flatMap((b) => {
    if (b.revokedOn !== null || !chance(random, 0.02)) return [];
    const from = dayBetween(random, addDays(MERGER, 10), addDays(setting.today, -5));
    const to = addMonths(from, 6);
    return [{ b, from, to: to < setting.today ? to : null }];
  });
  const gone = settled.flatMap((b) => {
    const from = b.revokedOn === null ? null : later(addDays(b.revokedOn, 60), addDays(MERGER, 20));
    return from !== null && from < setting.today && chance(random, 0.3) ? [row(b, 'DISSOLVED', from)] : [];
  });
  return [
    table(
      'businesses-suspended.csv',
      'Doanh nghiệp tạm ngừng kinh doanh',
      stops.map(({ b, from }) => row(b, 'SUSPENDED', from)),
    ),
    table(
      'businesses-resumed.csv',
      'Doanh nghiệp hoạt động trở lại',
      stops.flatMap(({ b, to }) => (to === null ? [] : [row(b, 'ACTIVE', to)])),
    ),
    table('businesses-dissolved.csv', 'Doanh nghiệp giải thể', gone),
  ];
}

function branches(setting: Setting, all: readonly Business[]): DemoTable {
  const random = setting.random('branches');
  const heads = all
    .filter(({ legalForm, establishedOn }) => legalForm === 'Công ty cổ phần' && establishedOn < '2024-01-01')
    .slice(0, setting.count(60));
  const rows = heads.map((head) => {
    const place = setting.places.draw(random);
    const establishedOn = dayBetween(random, addDays(MERGER, 1), addDays(setting.today, -10));
    const name = `Chi nhánh ${place.name} – ${head.shortName} ${FICTIONAL}`;
    return {
      taxCode: `${head.taxCode}-001`,
      name,
      legalForm: head.legalForm,
      address: `${street(random)}, ${place.name} ${FICTIONAL}`,
      province: place.presentCode,
      headOffice: head.taxCode,
      establishedOn,
      kind: kindOf(head.legalForm),
      state: 'ACTIVE',
      fictional: YES,
      validFrom: establishedOn,
    };
  });
  return demoTable({
    entity: 'businesses/business',
    file: 'business-branches.csv',
    labelVi: 'Chi nhánh',
    header: [
      'taxCode',
      'name',
      'legalForm',
      'address',
      'province',
      'headOffice',
      'establishedOn',
      'kind',
      'state',
      'fictional',
      'validFrom',
    ],
    rows,
  });
}

/**
 * First issue, then the re-issue that decree 158/2024/NĐ-CP asked of all older licences before 2026, then what was revoked, and of that
 * what was issued again after the bar of 30 or 45 days.
 */
function licences(setting: Setting, random: Random, all: readonly Business[], personas: readonly Business[]): DemoTable[] {
  const own = setting.random('licence-events');
  const licensed = all.filter((b): b is Business & { licensedOn: Day } => b.licensedOn !== null);
  const issuer = ({ place }: Business) => (place.code === '01' ? ISSUERS.haNoi : '');
  const reissued = new Map<Business, Day>();
  const lastReissue = earlier('2025-12-31', setting.today);
  for (const b of licensed) {
    const last = earlier(lastReissue, addDays(b.revokedOn ?? '9999-12-31', -1));
    const day = dayBetween(random, '2025-01-06', last);
    if (b.licensedOn < '2025-01-01' && last > '2025-02-01' && (personas.includes(b) || chance(random, 0.8))) reissued.set(b, day);
  }
  type Licensed = Business & { licensedOn: Day };
  const issues = (b: Licensed) => (reissued.has(b) ? 2 : 1);
  const stateOf = (b: Licensed, count: number, issuedOn: Day) => ({
    number: b.licenceNumber,
    issueCount: String(count),
    business: b.taxCode,
    issuer: issuer(b),
    issuedOn,
    businessTypes: BUSINESS_TYPES[b.trade].join(';'),
  });
  const licence = { entity: 'businesses/transportLicence' };
  const revoked = licensed.flatMap((b) => {
    if (b.revokedOn === null) return [];
    const ground = pick(own, ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h']);
    const barredUntil = addDays(b.revokedOn, chance(own, 0.5) ? 30 : 45);
    const again = addDays(barredUntil, whole(own, 3, 60));
    return [{ b, on: b.revokedOn, ground, barredUntil, again: again < setting.today && chance(own, 0.4) ? again : null }];
  });
  // A lost paper is replaced long after everything else happened to the licence.
  const lost = licensed.flatMap((b) => {
    const from = dayBetween(own, '2026-01-05', addDays(setting.today, -3));
    return b.revokedOn === null &&
      !personas.includes(b) &&
      from < setting.today &&
      from > (reissued.get(b) ?? b.licensedOn) &&
      chance(own, 0.02)
      ? [{ b, from }]
      : [];
  });
  return [
    demoTable({
      ...licence,
      file: 'transport-licences.csv',
      labelVi: 'Giấy phép kinh doanh vận tải',
      header: LICENCE,
      rows: licensed.map((b) => ({ ...stateOf(b, 1, b.licensedOn), state: 'ACTIVE', validFrom: b.licensedOn })),
    }),
    demoTable({
      ...licence,
      file: 'transport-licences-reissued.csv',
      labelVi: 'Giấy phép kinh doanh vận tải cấp lại',
      header: REISSUED,
      rows: [...reissued].flatMap(([b, day]) =>
        b.licensedOn === null
          ? []
          : [{ ...stateOf({ ...b, licensedOn: b.licensedOn }, 2, day), state: 'ACTIVE', validFrom: day, reissueReason: 'CONTENT_CHANGED' }],
      ),
    }),
    demoTable({
      ...licence,
      file: 'transport-licences-replaced.csv',
      labelVi: 'Giấy phép kinh doanh vận tải cấp lại do mất, hỏng',
      header: REISSUED,
      rows: lost.map(({ b, from }) => ({
        ...stateOf(b, issues(b) + 1, from),
        state: 'ACTIVE',
        validFrom: from,
        reissueReason: 'LOST_OR_DAMAGED',
      })),
    }),
    demoTable({
      ...licence,
      file: 'transport-licences-revoked.csv',
      labelVi: 'Giấy phép kinh doanh vận tải bị thu hồi',
      header: REVOKED,
      rows: revoked.map(({ b, on, ground, barredUntil }, i) => ({
        ...stateOf(b, issues(b), reissued.get(b) ?? b.licensedOn),
        state: 'REVOKED',
        validFrom: on,
        revocationDecision: serial('QĐTH', i + 1),
        revokedOn: on,
        revocationGround: ground,
        barredUntil,
      })),
    }),
    demoTable({
      ...licence,
      file: 'transport-licences-after-revocation.csv',
      labelVi: 'Giấy phép kinh doanh vận tải cấp lại sau thu hồi',
      header: REISSUED_AFTER_REVOCATION,
      rows: revoked.flatMap(({ b, again }) =>
        again === null
          ? []
          : [
              {
                ...stateOf(b, issues(b) + 1, again),
                state: 'ACTIVE',
                validFrom: again,
                revocationDecision: '',
                revokedOn: '',
                revocationGround: '',
                barredUntil: '',
                reissueReason: 'AFTER_REVOCATION',
              },
            ],
      ),
    }),
  ];
}

const LICENCE = ['number', 'issueCount', 'business', 'issuer', 'issuedOn', 'businessTypes', 'state', 'validFrom'] as const;
const REISSUED = [...LICENCE, 'reissueReason'] as const;
const REVOKED = [...LICENCE, 'revocationDecision', 'revokedOn', 'revocationGround', 'barredUntil'] as const;
const REISSUED_AFTER_REVOCATION = [...REVOKED, 'reissueReason'] as const;
