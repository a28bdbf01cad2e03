import type { CheckRule } from '../../hub/declare/model.js';
import { LICENCE_LABELS } from '../licence-labels.js';
import { between, formed, notNegative, oneOf, termNotReversed } from '../rule-kinds.js';

/** Contracts, permits and certificates of businesses beside the transport licence. */
export const permitRules: readonly CheckRule[] = [
  termNotReversed('TerminalContract', 'signedOn', 'expiresOn'),
  ...notNegative('TerminalContract', ['departuresPerDay']),
  termNotReversed('CrossBorderPermit', 'issuedOn', 'expiresOn'),
  formed({
    // Form known but not re-read in a source.
    entity: 'InspectionStation',
    code: 'WARN_STATION_CODE_FORM',
    field: 'code',
    form: /^\d{4}[VSD]$/,
    vi: 'Mã cơ sở đăng kiểm thường gồm bốn chữ số và chữ V, S hoặc D, ví dụ 2901V. Hãy so lại với giấy chứng nhận đủ điều kiện.',
    en: 'The code of a station usually is four digits and V, S or D, for example 2901V. Compare with its certificate.',
  }),
  ...notNegative('InspectionStation', ['lanes']),
  oneOf({
    entity: 'TrainingCentre',
    code: 'TRAINING_CENTRE_CLASS',
    field: 'classes',
    allowed: LICENCE_LABELS['2025'] ?? [],
    vi: 'Hạng được đào tạo ghi theo hệ 2025 (Điều 57 Luật 36/2024/QH15), ví dụ B; C1.',
    en: 'Give the classes in scheme 2025 (article 57, law 36/2024/QH15), for example B; C1.',
  }),
  ...notNegative('TrainingCentre', ['learnersMax']),
  termNotReversed('TrainingCentre', 'issuedOn', 'expiresOn'),
  between({
    entity: 'TestCentre',
    code: 'WARN_TEST_CENTRE_GRADE',
    field: 'grade',
    min: 1,
    max: 3,
    vi: 'Trung tâm sát hạch thường có loại 1, 2 hoặc 3. Hãy so lại với giấy chứng nhận.',
    en: 'A test centre usually is of grade 1, 2 or 3. Compare with its certificate.',
  }),
  termNotReversed('RegulatedActivity', 'issuedOn', 'expiresOn'),
];
