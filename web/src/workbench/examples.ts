import { FIRST, type Question } from './question.js';

/** Where somebody can begin who has never been here; each is a question like any other. */
export const EXAMPLES: readonly { title: Readonly<Record<'vi' | 'en', string>>; question: Question }[] = [
  {
    title: { vi: 'Mỗi tỉnh có bao nhiêu phương tiện?', en: 'How many vehicles has each province?' },
    question: { ...FIRST, entity: 'Vehicle', groupBy: [{ field: 'province' }] },
  },
  {
    title: {
      vi: 'Số tỉnh, thành phố trước và sau ngày sắp xếp 01/07/2025',
      en: 'Provinces and cities before and after the merger of 2025-07-01',
    },
    question: { ...FIRST, entity: 'Province', groupBy: [{ field: 'kind' }], days: { each: ['2025-06-30', '2025-07-01'] } },
  },
  {
    title: {
      vi: 'Phương tiện theo tỉnh hiện nay, trước và sau khi sáp nhập',
      en: 'Vehicles by the provinces of today, before and after the merger',
    },
    question: {
      ...FIRST,
      entity: 'Vehicle',
      groupBy: [{ field: 'province' }],
      days: { each: ['2025-06-30', '2026-06-30'] },
      comparableOn: '2026-06-30',
    },
  },
  {
    title: { vi: 'Chiều dài đường theo cấp đường', en: 'Length of roads by class' },
    question: { ...FIRST, entity: 'Road', measure: 'sum', of: 'lengthKm', groupBy: [{ field: 'roadClass' }] },
  },
  {
    title: { vi: 'Cầu xây dựng trong từng thập niên', en: 'Bridges by decade of building' },
    question: { ...FIRST, entity: 'Bridge', groupBy: [{ field: 'builtYear', width: 10 }] },
  },
  {
    title: { vi: 'Giấy phép kinh doanh vận tải cấp mỗi năm', en: 'Transport licences issued in each year' },
    question: { ...FIRST, entity: 'TransportLicence', groupBy: [{ field: 'issuedOn', period: 'YEAR' }] },
  },
];
