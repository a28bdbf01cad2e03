/** What each verdict on a requirement is called, as the schema calls it (`RequirementVerdict`). */
export const VERDICTS = {
  vi: {
    HELD: 'Đã có',
    STALE: 'Đã có nhưng quá cũ',
    EXPIRED: 'Hết hạn',
    DISPUTED: 'Các nguồn không khớp',
    CONTRADICTED: 'Dữ liệu cho thấy điều ngược lại',
    NOT_HELD: 'Chưa có dữ liệu',
    NOT_ALLOWED: 'Không được phép tra cứu',
    AMBIGUOUS: 'Có nhiều bản ghi phù hợp',
    DECLARE: 'Người nộp kê khai',
    FILE: 'Người nộp nộp hoặc thực hiện trực tiếp',
  } as Record<string, string>,
  en: {
    HELD: 'Held',
    STALE: 'Held, too old',
    EXPIRED: 'Expired',
    DISPUTED: 'Sources disagree',
    CONTRADICTED: 'The registers say the opposite',
    NOT_HELD: 'Not held',
    NOT_ALLOWED: 'May not be looked up',
    AMBIGUOUS: 'Several records fit',
    DECLARE: 'Declared by the applicant',
    FILE: 'Handed in by the applicant',
  } as Record<string, string>,
};
