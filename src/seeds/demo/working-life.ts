import type { Business } from './businesses.js';
import { addDays, addMonths, type Day, dayBetween, lastDayOfTerm, later } from './days.js';
import { issuerOn, type Licence } from './licence.js';
import { FICTIONAL, NUMBER_PREFIX, serial } from './names.js';
import type { Person } from './people.js';
import { chance, pick, type Random, weighted, whole } from './random.js';
import { type DemoTable, type Setting, tablesOf } from './table.js';

const table = tablesOf('drivers');

/** How drivers were trained, tested and employed, and the licences of those who move other things than cars. */
export function workingLife(setting: Setting, licences: readonly Licence[], people: readonly Person[], businesses: readonly Business[]): DemoTable[] {
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

/** A course and a test before each new licence of the last year; courses of drivers who carry passengers, dangerous goods or operate machines. */
function schooling({ today, ...setting }: Setting, licences: readonly Licence[]): DemoTable[] {
  const random = setting.random('schooling');
  const certificates: string[][] = [];
  const tests: string[][] = [];
  const certify = (person: Person, kind: string, on: Day, more: { label?: string; course?: string; hours?: number; expiresOn?: Day }) =>
    certificates.push([
      serial('CC', certificates.length + 1),
      person.personalId,
      kind,
      more.label ?? '',
      `${pick(random, SCHOOLS)} ${FICTIONAL}`,
      more.course ?? '',
      more.hours === undefined ? '' : String(more.hours),
      more.hours === undefined ? '' : String(more.hours * 32),
      on,
      more.expiresOn ?? '',
      on,
    ]);
  const test = (person: Person, label: string, on: Day, passed: boolean) =>
    tests.push([
      serial('SH', tests.length + 1),
      person.personalId,
      label,
      on,
      `Trung tâm sát hạch Mẫu ${whole(random, 1, 4)} ${FICTIONAL}`,
      String(passed ? whole(random, 33, 35) : whole(random, 20, 30)),
      passed ? String(whole(random, 80, 100)) : '',
      String(passed),
      `${NUMBER_PREFIX}-SHV-${whole(random, 100, 160)}`,
      on,
    ]);
  for (const { person, scheme, classes, issuedOn } of licences) {
    const label = classes[0] ?? '';
    if (scheme === '2025' && issuedOn >= addMonths(today, -4)) {
      const passedOn = addDays(issuedOn, -6);
      certify(person, 'đào tạo lái xe', addDays(passedOn, -15), { label, course: `${label}-K${whole(random, 1, 12)}`, hours: whole(random, 20, 40) });
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
    if (on < today) certify(person, kind, on, kind.startsWith('tập huấn') ? { expiresOn: lastDayOfTerm(on, kind.endsWith('nguy hiểm') ? 24 : 36) } : {});
  }
  return [
    table(
      'trainingCertificate',
      'training-certificates.csv',
      'Chứng chỉ đào tạo, tập huấn',
      [
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
      ],
      certificates,
    ),
    table(
      'drivingTest',
      'driving-tests.csv',
      'Sát hạch lái xe',
      ['recordNumber', 'person', 'licenceClass', 'testedOn', 'centre', 'theoryMark', 'practiceMark', 'passed', 'examinerCard', 'validFrom'],
      tests,
    ),
  ];
}

const SCHOOLS = ['Trường lái Mẫu Một', 'Trường lái Mẫu Hai', 'Trung tâm đào tạo Mẫu'];
const LAW_COURSE = 'bồi dưỡng kiến thức pháp luật';

/** Who may drive for a living works for a business, one after the other. */
function employments(setting: Setting, licences: readonly Licence[], businesses: readonly Business[]): DemoTable[] {
  const random = setting.random('employments');
  const employers = businesses.filter(({ weight, licensedOn }) => weight > 0 && licensedOn !== null);
  const drawEmployer = weighted(employers.map((business) => [business, business.weight] as const));
  const rows: string[][] = [];
  const ended: string[][] = [];
  for (const { person, classes, issuedOn } of licences) {
    if (['A1', 'B', 'B1 số tự động'].includes(classes[0] ?? '') || !chance(random, 0.2)) continue;
    const business = drawEmployer(random);
    const startedOn = dayBetween(random, later(later(issuedOn, business.licensedOn ?? ''), addMonths(setting.today, -60)), addDays(setting.today, -20));
    if (startedOn >= addDays(setting.today, -15)) continue;
    const cells = [serial('HĐLĐ', rows.length + 1), person.personalId, business.taxCode];
    rows.push([...cells, business.legalForm === 'Hợp tác xã' ? 'xã viên' : pick(random, CONTRACTS), startedOn, startedOn]);
    const endedOn = addDays(startedOn, whole(random, 60, 1_200));
    if (endedOn < addDays(setting.today, -2) && chance(random, 0.4)) ended.push([...cells, startedOn, endedOn, addDays(endedOn, 1)]);
  }
  return [
    table('employment', 'employments.csv', 'Lao động lái xe', ['contractNumber', 'driver', 'business', 'contractKind', 'startedOn', 'validFrom'], rows),
    table(
      'employment',
      'employments-ended.csv',
      'Lao động lái xe đã thôi việc',
      ['contractNumber', 'driver', 'business', 'startedOn', 'endedOn', 'validFrom'],
      ended,
    ),
  ];
}

const CONTRACTS = ['không xác định thời hạn', 'xác định thời hạn'];

/** A few seafarers, inland masters, train drivers and pilots; one in ten is suspended or revoked by now. */
function otherModes(setting: Setting, people: readonly Person[]): DemoTable[] {
  const random = setting.random('other-modes');
  return MODES.flatMap(({ entity, file, labelVi, code, years, own, draw }) => {
    const header = ['number', 'person', 'issuedOn', 'expiresOn', 'state', ...own];
    const rows: string[][] = [];
    const ended: string[][] = [];
    for (let i = 0; i < setting.count(25); i++) {
      const issuedOn = dayBetween(random, addMonths(setting.today, -12 * years - 2), addDays(setting.today, -25));
      const cells = [serial(code, i + 1, 4), pick(random, people).personalId, issuedOn, lastDayOfTerm(issuedOn, 12 * years), 'ACTIVE', ...draw(random)];
      rows.push([...cells, issuerOn(issuedOn).replace(/^G01/, 'G17'), issuedOn]);
      const on = addDays(issuedOn, whole(random, 5, 400));
      if (on < setting.today && i % 10 === 3) ended.push([...cells.slice(0, 4), i % 20 === 3 ? 'SUSPENDED' : 'REVOKED', ...cells.slice(5), on]);
    }
    return [
      table(entity, `${file}.csv`, labelVi, [...header, 'issuer', 'validFrom'], rows),
      table(entity, `${file}-ended.csv`, `${labelVi} bị đình chỉ, thu hồi`, [...header, 'validFrom'], ended),
    ];
  });
}

type Mode = {
  entity: string;
  file: string;
  labelVi: string;
  code: string;
  years: number;
  own: readonly string[];
  draw(random: Random): readonly string[];
};

const MODES: readonly Mode[] = [
  {
    entity: 'seafarerCertificate',
    file: 'seafarer-certificates',
    labelVi: 'GCNKNCM thuyền viên',
    code: 'TVIEN',
    years: 5,
    own: ['capacity', 'limitation'],
    draw: (random) => [pick(random, ['thuyền trưởng', 'đại phó', 'máy trưởng', 'sỹ quan boong']), `giới hạn mẫu ${FICTIONAL}`],
  },
  {
    entity: 'inlandMasterCertificate',
    file: 'inland-master-certificates',
    labelVi: 'GCNKNCM đường thủy nội địa',
    code: 'TNĐ',
    years: 10,
    own: ['capacity', 'grade'],
    draw: (random) => [pick(random, ['thuyền trưởng', 'máy trưởng']), pick(random, ['đặc biệt', '1', '2', '3', '4'])],
  },
  {
    entity: 'trainDriverLicence',
    file: 'train-driver-licences',
    labelVi: 'Giấy phép lái tàu',
    code: 'GPLT',
    years: 10,
    own: ['traction'],
    draw: (random) => [pick(random, ['đầu máy diesel', 'tàu điện đô thị'])],
  },
  {
    entity: 'pilotLicence',
    file: 'pilot-licences',
    labelVi: 'Giấy phép nhân viên hàng không',
    code: 'NVHK',
    years: 5,
    own: ['licenceKind', 'ratings'],
    draw: (random) => [pick(random, ['CPL', 'ATPL']), 'năng định mẫu;IR'],
  },
];
