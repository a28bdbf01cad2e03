import type { Notice } from '../../hub/declare/notice.js';

/** Whom results of procedures are told of. An operator connects each to an address; until then nobody is told. */
export const notices: readonly Notice[] = [
  {
    name: 'traffic-police',
    vi: 'Cảnh sát giao thông: giấy phép lưu hành xe quá khổ, quá tải và giấy phép vận chuyển hàng hoá nguy hiểm',
    en: 'Traffic police: permits for oversize and overweight vehicles, and for the carriage of dangerous goods',
    law: 'Luật 36/2024/QH15, Điều 53.5; Nghị định 161/2024/NĐ-CP, Điều 16.4',
    procedures: ['P11', 'P16'],
  },
  {
    name: 'national-portal',
    vi: 'Cổng dịch vụ công quốc gia: kết quả giải quyết thủ tục',
    en: 'The national public service portal: results of procedures',
    law: 'Nghị định 118/2025/NĐ-CP (chưa đối chiếu điều khoản · provision not compared)',
    procedures: '*',
  },
  {
    name: 'post-return',
    vi: 'Bưu chính công ích: trả kết quả tại địa chỉ của người nộp hồ sơ',
    en: 'The public postal service: results that are brought to the applicant',
    law: 'Nghị định 118/2025/NĐ-CP (chưa đối chiếu điều khoản · provision not compared)',
    procedures: '*',
  },
  {
    name: 'document-axis',
    vi: 'Trục liên thông văn bản: văn bản của kết quả',
    en: 'The axis of documents between agencies: the document of a result',
    law: 'Nghị định 118/2025/NĐ-CP (chưa đối chiếu điều khoản · provision not compared)',
    procedures: '*',
  },
];
