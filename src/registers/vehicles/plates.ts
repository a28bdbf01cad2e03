import type { CheckRule, ComputedExpression } from '../../hub/declare/model.js';
import { addYears } from '../../hub/time/calendar.js';
import { type PlateColour, plateParts } from '../identifiers/index.js';
import { given, notAfterToday, oneOf, rule } from '../rule-kinds.js';

/** Luật 36/2024/QH15, Điều 36 khoản 2 [V]. */
const COLOURS: Readonly<Record<string, PlateColour>> = { trắng: 'white', vàng: 'yellow', xanh: 'blue', đỏ: 'red' };

/** Điều 36 khoản 3 điểm b [V]. */
const HELD_YEARS = 5;

/** First day the number is anybody's again. */
export const returnsToPoolOn: ComputedExpression = (row) => `(${row('heldUntil')} + 1)`;

export const plates: readonly CheckRule[] = [
  oneOf({
    entity: 'PlateAssignment',
    code: 'PLATE_BACKGROUND',
    field: 'background',
    allowed: Object.keys(COLOURS),
    vi: 'Màu nền biển là trắng, vàng, xanh hoặc đỏ.',
    en: 'The background is trắng (white), vàng (yellow), xanh (blue) or đỏ (red).',
  }),
  rule({
    // Thông tư 79/2024/TT-BCA, Điều 37: blue uses 11 letters, white and yellow 20. Old, special and temporary series have no verified set
    // and pass.
    entity: 'PlateAssignment',
    code: 'PLATE_BACKGROUND_SERIES',
    field: 'background',
    broken: (values) => contradicts(values, 'verified'),
    vi: 'Sê-ri của biển không có trên nền màu này: nền xanh chỉ dùng A B C D E F G H K L M; biển NG, QT, CV, NN nền trắng. Hãy xem lại màu nền hoặc sê-ri.',
    en: 'This series does not exist on this background: blue uses only A B C D E F G H K L M; NG, QT, CV and NN plates are white. Check the background or the series.',
  }),
  rule({
    // Red is the army's (Điều 36 khoản 2 điểm b); that its plates have two letters and no local code is known, not verified.
    entity: 'PlateAssignment',
    code: 'WARN_PLATE_BACKGROUND_MILITARY',
    field: 'background',
    broken: (values) => contradicts(values, 'military'),
    vi: 'Nền đỏ chỉ cấp cho xe quân sự, thường có dạng TM-12-34. Hãy xem lại màu nền.',
    en: 'Red is for military vehicles only, whose plates usually look like TM-12-34. Check the background.',
  }),
  rule({
    // Điều 36 khoản 3 điểm b: the number is kept five years while its holder has no vehicle for it.
    entity: 'PlateAssignment',
    code: 'PLATE_HELD_ON_VEHICLE',
    field: 'heldUntil',
    broken: (values) => given(values, ['vehicle', 'heldUntil']) === 2,
    vi: 'Biển đang gắn trên xe thì không có hạn giữ số. Hãy bỏ ngày giữ số, hoặc bỏ phương tiện nếu chủ chỉ giữ số.',
    en: 'A plate on a vehicle is not kept for anyone. Leave out the last day of keeping, or the vehicle if its holder only keeps the number.',
  }),
  rule({
    entity: 'PlateAssignment',
    code: 'WARN_PLATE_HELD_WITHOUT_END',
    field: 'heldUntil',
    broken: (values) => given(values, ['vehicle', 'heldUntil']) === 0,
    vi: 'Biển không gắn xe nào được giữ tối đa năm năm. Hãy ghi ngày hết hạn giữ số.',
    en: 'A plate on no vehicle is kept for five years at most. Give the last day of keeping.',
  }),
  rule({
    entity: 'PlateAssignment',
    code: 'PLATE_HELD_TOO_LONG',
    field: 'heldUntil',
    broken: ({ surrenderedOn, heldUntil }) =>
      typeof surrenderedOn === 'string' &&
      typeof heldUntil === 'string' &&
      (heldUntil > addYears(surrenderedOn, HELD_YEARS) || heldUntil < surrenderedOn),
    vi: 'Số biển được giữ tối đa năm năm kể từ ngày thu hồi biển khỏi xe (Điều 36 khoản 3 điểm b Luật 36/2024/QH15). Hãy xem lại hai ngày.',
    en: 'A number is kept for at most five years from the day the plate came off (article 36.3.b, law 36/2024/QH15). Check both days.',
  }),
  rule({
    // Dates from the day the plate is off its vehicle; a plate that is on one again has neither.
    entity: 'PlateAssignment',
    code: 'PLATE_SURRENDERED_ON_VEHICLE',
    field: 'surrenderedOn',
    broken: (values) => given(values, ['vehicle', 'surrenderedOn']) === 2,
    vi: 'Biển đang gắn trên xe thì không có ngày thu hồi khỏi xe. Hãy bỏ ngày đó, hoặc bỏ phương tiện.',
    en: 'A plate on a vehicle has not come off one. Leave out the day it came off, or the vehicle.',
  }),
  notAfterToday('PlateAssignment', 'surrenderedOn'),
  rule({
    entity: 'PlateAssignment',
    code: 'PLATE_WITHOUT_VEHICLE_OR_HOLDER',
    field: 'vehicle',
    broken: (values) => given(values, ['vehicle', 'holderPerson', 'holderBusiness']) === 0,
    vi: 'Biển số phải gắn với một phương tiện hoặc thuộc về một người hay tổ chức. Hãy điền ít nhất một trường.',
    en: 'A plate is on a vehicle or belongs to a person or business. Fill in at least one of them.',
  }),
];

function contradicts({ plate, background }: Parameters<CheckRule['check']>[0], about: 'verified' | 'military'): boolean {
  const colour = COLOURS[String(background)];
  const parts = plateParts(String(plate));
  if (colour === undefined || parts === null || parts.colours.length === 0 || parts.colours.includes(colour)) return false;
  return (colour === 'red' || parts.pattern === 'military') === (about === 'military');
}
