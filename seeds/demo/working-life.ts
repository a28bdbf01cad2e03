import type { Business } from './businesses.js';
import { addDays, addMonths, type Day, dayBetween, lastDayOfTerm, later } from './days.js';
import { issuerOn, type Licence } from './licence.js';
import { FICTIONAL, NUMBER_PREFIX, serial } from './names.js';
import type { Person } from './people.js';
import { chance, pick, type Random, weighted, whole } from './random.js';
import { type DemoTable, type Row, type RowOf, type Setting, tablesOf } from './table.js';

const table = tablesOf('drivers');

/** How drivers were trained, tested and employed, and the licences of those who move other things than cars. */
export function workingLife(
  setting: Setting,
  licences: readonly Licence[],
  people: readonly Person[],
  businesses: readonly Business[],
): DemoTable[] {
  const drawn = licences.filter(({ person }) => !person.persona);
  return [
    ...schooling(setting, drawn),
    ...employments(setting, drawn, businesses),
    ...otherModes(
      setting,
      people.filter(({ persona, dateOfBirth }) => !persona && dateOfBirth < '1998-01-01'),
    ),
  ];
}

/**
 * A course and a test before each new licence of the last year; courses of drivers who carry passengers, dangerous goods or operate
 * machines.
 */
function schooling({ today, ...setting }: Setting, licences: readonly Licence[]): DemoTable[] {
  const random = setting.random('schooling');
  const certificates: RowOf<typeof CERTIFICATE>[] = [];
  const tests: RowOf<typeof TEST>[] = [];
  const certify = (person: Person, kind: string, on: Day, more: { label?: string; course?: string; hours?: number; expiresOn?: Day }) =>
    certificates.push({
      certificateNumber: serial('CC', certificates.length + 1),
      person: person.personalId,
      certificateKind: kind,
      licenceClass: more.label ?? '',
      school: `${pick(random, SCHOOLS)} ${FICTIONAL}`,
      course: more.course ?? '',
      practiceHours: more.hours === undefined ? '' : String(more.hours),
      practiceKm: more.hours === undefined ? '' : String(more.hours * 32),
      issuedOn: on,
      expiresOn: more.expiresOn ?? '',
      validFrom: on,
    });
  const test = (person: Person, label: string, on: Day, passed: boolean) =>
    tests.push({
      recordNumber: serial('SH', tests.length + 1),
      person: person.personalId,
      licenceClass: label,
      testedOn: on,
      centre: `Trung tâm sát hạch Mẫu ${whole(random, 1, 4)} ${FICTIONAL}`,
      theoryMark: String(passed ? whole(random, 33, 35) : whole(random, 20, 30)),
      practiceMark: passed ? String(whole(random, 80, 100)) : '',
      passed: String(passed),
      examinerCard: `${NUMBER_PREFIX}-SHV-${whole(random, 100, 160)}`,
      validFrom: on,
    });
  for (const { person, scheme, classes, issuedOn } of licences) {
    const label = classes[0] ?? '';
    if (scheme === '2025' && issuedOn >= addMonths(today, -4)) {
      const passedOn = addDays(issuedOn, -6);
      certify(person, 'đào tạo lái xe', addDays(passedOn, -15), {
        label,
        course: `${label}-K${whole(random, 1, 12)}`,
        hours: whole(random, 20, 40),
      });
      if (chance(random, 0.2)) test(person, label, addDays(passedOn, -14), false);
      test(person, label, passedOn, true);
    }
    if (!chance(random, 0.04)) continue;
    const on = dayBetween(random, later(issuedOn, addMonths(today, -30)), addDays(today, -10));
    const kind = pick(random, [
      'tập huấn nghiệp vụ vận tải',
      'tập huấn nghiệp vụ vận tải',
      'tập huấn hàng nguy hiểm',
      'điều khiển xe máy chuyên dùng',
      LAW_COURSE,
    ]);
    if (on < today)
      certify(person, kind, on, kind.startsWith('tập huấn') ? { expiresOn: lastDayOfTerm(on, kind.endsWith('nguy hiểm') ? 24 : 36) } : {});
  }
  return [
    table('trainingCertificate', 'training-certificates.csv', 'Chứng chỉ đào tạo, tập huấn', CERTIFICATE, certificates),
    table('drivingTest', 'driving-tests.csv', 'Sát hạch lái xe', TEST, tests),
  ];
}

const CERTIFICATE = [
  'certificateNumber',
  'person',
  'certificateKind',
  'licenceClass',
  'school',
  'course',
  'practiceHours',
  'practiceKm',
  'issuedOn',
  'expiresOn',
  'validFrom',
] as const;
const TEST = [
  'recordNumber',
  'person',
  'licenceClass',
  'testedOn',
  'centre',
  'theoryMark',
  'practiceMark',
  'passed',
  'examinerCard',
  'validFrom',
] as const;

const SCHOOLS = ['Trường lái Mẫu Một', 'Trường lái Mẫu Hai', 'Trung tâm đào tạo Mẫu'];
const LAW_COURSE = 'bồi dưỡng kiến thức pháp luật';

/** Who may drive for a living works for a business, one after the other. */
function employments(setting: Setting, licences: readonly Licence[], businesses: readonly Business[]): DemoTable[] {
  const random = setting.random('employments');
  const employers = businesses.filter(({ weight, licensedOn }) => weight > 0 && licensedOn !== null);
  const drawEmployer = weighted(employers.map((business) => [business, business.weight] as const));
  const rows: RowOf<typeof EMPLOYMENT>[] = [];
  const ended: RowOf<typeof ENDED_EMPLOYMENT>[] = [];
  for (const { person, classes, issuedOn } of licences) {
    if (['A1', 'B', 'B1 số tự động'].includes(classes[0] ?? '') || !chance(random, 0.2)) continue;
    const business = drawEmployer(random);
    const startedOn = dayBetween(
      random,
      later(later(issuedOn, business.licensedOn ?? ''), addMonths(setting.today, -60)),
      addDays(setting.today, -20),
    );
    if (startedOn >= addDays(setting.today, -15)) continue;
    const cells = { contractNumber: serial('HĐLĐ', rows.length + 1), driver: person.personalId, business: business.taxCode };
    rows.push({
      ...cells,
      contractKind: business.legalForm === 'Hợp tác xã' ? 'xã viên' : pick(random, CONTRACTS),
      startedOn,
      validFrom: startedOn,
    });
    const endedOn = addDays(startedOn, whole(random, 60, 1_200));
    if (endedOn < addDays(setting.today, -2) && chance(random, 0.4))
      ended.push({ ...cells, startedOn, endedOn, validFrom: addDays(endedOn, 1) });
  }
  return [
    table('employment', 'employments.csv', 'Lao động lái xe', EMPLOYMENT, rows),
    table('employment', 'employments-ended.csv', 'Lao động lái xe đã thôi việc', ENDED_EMPLOYMENT, ended),
  ];
}

const EMPLOYMENT = ['contractNumber', 'driver', 'business', 'contractKind', 'startedOn', 'validFrom'] as const;
const ENDED_EMPLOYMENT = ['contractNumber', 'driver', 'business', 'startedOn', 'endedOn', 'validFrom'] as const;

const CONTRACTS = ['không xác định thời hạn', 'xác định thời hạn'];

/** A few seafarers, inland masters, train drivers and pilots; one in ten is suspended or revoked by now. */
function otherModes(setting: Setting, people: readonly Person[]): DemoTable[] {
  const random = setting.random('other-modes');
  return MODES.flatMap((licences) => licences(setting, random, people));
}

type Mode<Own extends string> = {
  entity: string;
  file: string;
  labelVi: string;
  code: string;
  years: number;
  own: readonly Own[];
  draw(random: Random): Row<NoInfer<Own>>;
};

const PAPER = ['number', 'person', 'issuedOn', 'expiresOn', 'state'] as const;

function mode<const Own extends string>({ entity, file, labelVi, code, years, own, draw }: Mode<Own>) {
  return (setting: Setting, random: Random, people: readonly Person[]): DemoTable[] => {
    type Paper = Row<(typeof PAPER)[number] | Own | 'validFrom'>;
    const rows: (Paper & Row<'issuer'>)[] = [];
    const ended: Paper[] = [];
    for (let i = 0; i < setting.count(25); i++) {
      const issuedOn = dayBetween(random, addMonths(setting.today, -12 * years - 2), addDays(setting.today, -25));
      const cells = {
        number: serial(code, i + 1, 4),
        person: pick(random, people).personalId,
        issuedOn,
        expiresOn: lastDayOfTerm(issuedOn, 12 * years),
        state: 'ACTIVE',
        ...draw(random),
      };
      rows.push({ ...cells, issuer: issuerOn(issuedOn).replace(/^G01/, 'G17'), validFrom: issuedOn });
      const on = addDays(issuedOn, whole(random, 5, 400));
      if (on < setting.today && i % 10 === 3) ended.push({ ...cells, state: i % 20 === 3 ? 'SUSPENDED' : 'REVOKED', validFrom: on });
    }
    const table = { entity: `drivers/${entity}` };
    return [
      { ...table, file: `${file}.csv`, labelVi, header: [...PAPER, ...own, 'issuer', 'validFrom'], rows },
      {
        ...table,
        file: `${file}-ended.csv`,
        labelVi: `${labelVi} bị đình chỉ, thu hồi`,
        header: [...PAPER, ...own, 'validFrom'],
        rows: ended,
      },
    ];
  };
}

const MODES = [
  mode({
    entity: 'seafarerCertificate',
    file: 'seafarer-certificates',
    labelVi: 'GCNKNCM thuyền viên',
    code: 'TVIEN',
    years: 5,
    own: ['capacity', 'limitation'],
    draw: (random) => ({
      capacity: pick(random, ['thuyền trưởng', 'đại phó', 'máy trưởng', 'sỹ quan boong']),
      limitation: `giới hạn mẫu ${FICTIONAL}`,
    }),
  }),
  mode({
    entity: 'inlandMasterCertificate',
    file: 'inland-master-certificates',
    labelVi: 'GCNKNCM đường thủy nội địa',
    code: 'TNĐ',
    years: 10,
    own: ['capacity', 'grade'],
    draw: (random) => ({ capacity: pick(random, ['thuyền trưởng', 'máy trưởng']), grade: pick(random, ['đặc biệt', '1', '2', '3', '4']) }),
  }),
  mode({
    entity: 'trainDriverLicence',
    file: 'train-driver-licences',
    labelVi: 'Giấy phép lái tàu',
    code: 'GPLT',
    years: 10,
    own: ['traction'],
    draw: (random) => ({ traction: pick(random, ['đầu máy diesel', 'tàu điện đô thị']) }),
  }),
  mode({
    entity: 'pilotLicence',
    file: 'pilot-licences',
    labelVi: 'Giấy phép nhân viên hàng không',
    code: 'NVHK',
    years: 5,
    own: ['licenceKind', 'ratings'],
    draw: (random) => ({ licenceKind: pick(random, ['CPL', 'ATPL']), ratings: 'năng định mẫu;IR' }),
  }),
];
