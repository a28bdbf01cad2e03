import type { CheckRule } from '../../hub/declare/model.js';
import { LICENCE_LABELS } from '../licence-labels.js';
import { formed, notAfterToday, notNegative, oneOf, termNotReversed } from '../rule-kinds.js';

/** Luật 36/2024/QH15, Điều 56 khoản 2, Điều 60 and Nghị định 158/2024, 161/2024 [V]: what a driver may be trained for. */
const KINDS = [
  'đào tạo lái xe',
  'bồi dưỡng kiến thức pháp luật',
  'điều khiển xe máy chuyên dùng',
  'tập huấn hàng nguy hiểm',
  'tập huấn nghiệp vụ vận tải',
];

/** How a driver was trained, tested and employed, and the licences of other modes. */
export const training: readonly CheckRule[] = [
  oneOf({
    entity: 'TrainingCertificate',
    code: 'TRAINING_KIND',
    field: 'certificateKind',
    allowed: KINDS,
    vi: `Loại chứng chỉ là một trong: ${KINDS.join(', ')}.`,
    en: `The kind of certificate is one of: ${KINDS.join(', ')}.`,
  }),
  ...['TrainingCertificate', 'DrivingTest'].map((entity) =>
    oneOf({
      entity,
      code: entity === 'DrivingTest' ? 'DRIVING_TEST_CLASS' : 'WARN_TRAINING_CLASS',
      field: 'licenceClass',
      allowed: Object.values(LICENCE_LABELS).flat(),
      vi: 'Hạng không có trong hệ 2008 cũng như hệ 2025 (Điều 57, 89 Luật 36/2024/QH15). Hãy xem lại.',
      en: 'The class is of neither scheme, 2008 or 2025 (articles 57 and 89, law 36/2024/QH15). Check it.',
    }),
  ),
  termNotReversed('TrainingCertificate', 'issuedOn', 'expiresOn'),
  ...notNegative('TrainingCertificate', ['practiceHours', 'practiceKm']),
  notAfterToday('DrivingTest', 'testedOn'),
  ...notNegative('DrivingTest', ['theoryMark', 'simulationMark', 'practiceMark', 'roadMark']),
  termNotReversed('Employment', 'startedOn', 'endedOn'),
  ...['SeafarerCertificate', 'InlandMasterCertificate', 'TrainDriverLicence', 'PilotLicence'].map((entity) =>
    termNotReversed(entity, 'issuedOn', 'expiresOn'),
  ),
  oneOf({
    entity: 'InlandMasterCertificate',
    code: 'INLAND_MASTER_CAPACITY',
    field: 'capacity',
    allowed: ['thuyền trưởng', 'máy trưởng'],
    vi: 'Chức danh là thuyền trưởng hoặc máy trưởng.',
    en: 'The capacity is thuyền trưởng (master) or máy trưởng (chief engineer).',
  }),
  formed({
    entity: 'InlandMasterCertificate',
    code: 'WARN_INLAND_MASTER_GRADE',
    field: 'grade',
    form: /^(đặc biệt|[1-4])$/,
    vi: 'Hạng thường là đặc biệt, 1, 2, 3 hoặc 4. Hãy so lại với giấy chứng nhận.',
    en: 'The grade usually is đặc biệt (special), 1, 2, 3 or 4. Compare with the certificate.',
  }),
];
