import type { ReadTable } from './read-tables.js';
import type { Row, Seed } from './seed.js';

const LAW_2024 = 'Luật 36/2024/QH15';
const SOURCE_2024 =
  'Source: law 36/2024/QH15, articles 57, 59, 89, by way of lethang7794/gtdb (b0b68ad) · licence: text of a law, not copyrightable; transcription MIT';

/** Classes of both schemes. The old ones stay open: no licence of them is given since 2025, but those given keep their rights. */
export const licenceClassSeeds = (read: ReadTable): Seed[] => [
  {
    entity: 'reference/licenceClass',
    file: 'licence-classes-2008.csv',
    labelVi: 'Hạng giấy phép lái xe theo Luật 2008',
    legalBasis: 'Luật Giao thông đường bộ 23/2008/QH12, Điều 59, 60',
    reason: 'Nạp hạng giấy phép lái xe cũ; nội dung ghi theo trí nhớ',
    source:
      'Source: labels from law 36/2024/QH15 article 89; vehicles, ages and terms from memory of law 23/2008/QH12 · licence: text of a law, not copyrightable',
    rows: CLASSES_2008.map(([label, vehicles, limit, minAge, years]) => ({
      code: `2008:${label}`,
      scheme: '2008',
      label,
      vehicles,
      limit,
      minAge: String(minAge),
      validityYears: years,
      alsoCovers: '',
      validFrom: '2009-07-01',
    })),
  },
  {
    entity: 'reference/licenceClass',
    file: 'licence-classes-2025.csv',
    labelVi: 'Hạng giấy phép lái xe từ ngày 01/01/2025',
    legalBasis: `${LAW_2024}, Điều 57, 59`,
    reason: 'Nạp 15 hạng giấy phép lái xe mới',
    source: SOURCE_2024,
    rows: read('codes/licence_classes_2025.csv').map((row) => ({
      code: `2025:${row.get('class')}`,
      scheme: '2025',
      label: row.get('class'),
      vehicles: row.get('vehicles'),
      limit: row.get('limit'),
      minAge: row.get('min_age'),
      validityYears: row.get('validity') === 'none' ? '' : row.get('validity').replace('y', ''),
      alsoCovers: row.get('also_covers'),
      validFrom: '2025-01-01',
    })),
  },
  {
    entity: 'reference/licenceClassConversion',
    file: 'licence-class-conversions.csv',
    labelVi: 'Chuyển đổi hạng giấy phép lái xe',
    legalBasis: `${LAW_2024}, Điều 89 khoản 3`,
    reason: 'Nạp bảng chuyển đổi hạng cũ sang hạng mới',
    source: SOURCE_2024,
    rows: read('codes/licence_class_conversion.csv').flatMap((row) =>
      row
        .get('new_class')
        .split('|')
        .map(
          (newLabel): Row => ({
            code: `${row.get('old_class')}>${newLabel}`,
            oldLabel: row.get('old_class'),
            newLabel,
            restriction: row.get('restriction'),
            extraCertificate: row.get('extra_certificate'),
            validFrom: '2025-01-01',
          }),
        ),
    ),
  },
];

/** Label, vehicles, limit, lowest age, years; years empty where the law set none or tied the end to the holder's age (B1). */
const CLASSES_2008: readonly (readonly [string, string, string, number, string])[] = [
  ['A1', 'motorcycle 2-wheel; motorcycle 3-wheel for disabled drivers', '50–<175 cm3', 18, ''],
  ['A2', 'motorcycle 2-wheel', '≥175 cm3', 18, ''],
  ['A3', 'motorcycle 3-wheel', '', 18, ''],
  ['A4', 'tractor', '≤1,000 kg', 18, '10'],
  ['B1 số tự động', 'car ≤9 seats with automatic transmission, not as a profession; truck <3,500 kg', '', 18, ''],
  ['B1', 'car ≤9 seats, not as a profession; truck <3,500 kg', '', 18, ''],
  ['B2', 'car ≤9 seats; truck <3,500 kg', '', 18, '10'],
  ['C', 'truck ≥3,500 kg', '', 21, '5'],
  ['D', 'passenger car 10–30 seats', '', 24, '5'],
  ['E', 'passenger car >30 seats', '', 27, '5'],
  ['FB2', 'class B2 vehicle + trailer', '', 21, '5'],
  ['FC', 'class C vehicle + trailer; tractor + semi-trailer', '', 24, '5'],
  ['FD', 'class D vehicle + trailer', '', 27, '5'],
  ['FE', 'class E vehicle + trailer', '', 27, '5'],
];
