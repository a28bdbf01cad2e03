/** How far something said of the law is verified. */
type Doubt = { confidence: 'V' | 'K' | 'U'; provenance?: string };

/**
 * Legal documents the registers rest on, with the mark of how far each is verified. Titles say what a document is about, not its official
 * wording.
 */
export type LawDocument = Doubt & {
  number: string;
  kind: string;
  title: string;
  issuer: string;
  issuedOn?: string;
  inForceFrom?: string;
  inForceTo?: string;
  /** Known to have lost force, but not when. */
  repealed?: true;
  lastCheckedOn?: string;
};

/** Force by part: a part of a document whose force begins or ends on another day than the document's own. */
export type Force = Doubt & { document: string; part: string; provision?: string; inForceFrom?: string; inForceTo?: string };

export type Amendment = Doubt & {
  amending: string;
  amended: string;
  effect: 'sửa đổi' | 'thay thế';
  effectiveOn?: string;
};

type Days = Pick<LawDocument, 'issuedOn' | 'inForceFrom' | 'inForceTo' | 'repealed' | 'lastCheckedOn' | 'provenance'>;

/**
 * Compared on that day with several independent or first-party sources (K) or with one careful source (U). No gazette copy was read, so
 * nothing of it is V.
 */
const COMPARED = 'đối chiếu nguồn thứ cấp ngày 28/11/2026, chưa đối chiếu Công báo';
const checked = (days: Days = {}): Days => ({
  provenance: COMPARED,
  lastCheckedOn: '2026-11-28',
  ...days,
});

const document =
  (kind: string, issuer: string) =>
  (number: string, title: string, confidence: LawDocument['confidence'], days: Days = {}): LawDocument => ({
    number,
    kind,
    title,
    issuer,
    confidence,
    ...days,
  });

const law = document('Luật', 'Quốc hội');
const resolution = document('Nghị quyết', 'Quốc hội');
const decree = document('Nghị định', 'Chính phủ');
const decision = document('Quyết định', 'Thủ tướng Chính phủ');
const police = document('Thông tư', 'Bộ Công an');
const transport = document('Thông tư', 'Bộ Giao thông vận tải');
const construction = document('Thông tư', 'Bộ Xây dựng');

export const DOCUMENTS: readonly LawDocument[] = [
  law('23/2008/QH12', 'Giao thông đường bộ', 'K', { inForceTo: '2024-12-31' }),
  law('66/2006/QH11', 'Hàng không dân dụng Việt Nam', 'K', { inForceTo: '2026-06-30' }),
  law('95/2015/QH13', 'Bộ luật Hàng hải Việt Nam', 'K'),
  law('86/2015/QH13', 'An toàn thông tin mạng', 'K', { inForceTo: '2026-06-30' }),
  law('24/2018/QH14', 'An ninh mạng', 'K', { inForceTo: '2026-06-30' }),
  law('20/2023/QH15', 'Giao dịch điện tử', 'V', { inForceFrom: '2024-07-01' }),
  law('33/2024/QH15', 'Lưu trữ', 'V'),
  law('35/2024/QH15', 'Đường bộ', 'V', { inForceFrom: '2025-01-01' }),
  law('36/2024/QH15', 'Trật tự, an toàn giao thông đường bộ', 'V', { inForceFrom: '2025-01-01' }),
  law('60/2024/QH15', 'Dữ liệu', 'V', { inForceFrom: '2025-07-01' }),
  law('91/2025/QH15', 'Bảo vệ dữ liệu cá nhân', 'V', { inForceFrom: '2026-01-01' }),
  law('95/2025/QH15', 'Đường sắt', 'V', { inForceFrom: '2026-01-01' }),
  law('116/2025/QH15', 'An ninh mạng', 'V', { inForceFrom: '2026-07-01' }),
  law('118/2025/QH15', 'Sửa đổi Luật Đường bộ và Luật Trật tự, an toàn giao thông đường bộ', 'V', { inForceFrom: '2026-07-01' }),
  law('130/2025/QH15', 'Hàng không dân dụng Việt Nam', 'V', { inForceFrom: '2026-07-01' }),
  law('148/2025/QH15', 'Chuyển đổi số', 'V', { inForceFrom: '2026-07-01' }),
  resolution('175/2024/QH15', 'Thành lập thành phố Huế trực thuộc trung ương', 'K', { inForceFrom: '2025-01-01' }),
  resolution('202/2025/QH15', 'Sắp xếp đơn vị hành chính cấp tỉnh', 'V', { inForceFrom: '2025-06-16' }),
  resolution('30/2026/QH16', 'Thành lập thành phố Đồng Nai trực thuộc trung ương', 'V', { inForceFrom: '2026-04-30' }),
  document('Nghị quyết', 'Ủy ban Thường vụ Quốc hội')('237/NQ-UBTVQH16', 'Đơn vị hành chính của thành phố Đồng Nai', 'V', {
    inForceFrom: '2026-04-30',
  }),
  decree('61/2018/NĐ-CP', 'Cơ chế một cửa, một cửa liên thông', 'V', { inForceTo: '2025-06-30' }),
  decree('10/2020/NĐ-CP', 'Kinh doanh vận tải bằng xe ô tô', 'K', { inForceTo: '2024-12-31' }),
  decree('45/2020/NĐ-CP', 'Thủ tục hành chính trên môi trường điện tử', 'K'),
  decree('47/2020/NĐ-CP', 'Quản lý, kết nối và chia sẻ dữ liệu số', 'K', checked({ inForceTo: '2025-10-21' })),
  decree('107/2021/NĐ-CP', 'Sửa đổi quy định về cơ chế một cửa', 'V', { inForceTo: '2025-06-30' }),
  decree('42/2022/NĐ-CP', 'Dịch vụ công trực tuyến', 'K', checked({ inForceTo: '2026-06-30' })),
  decree('59/2022/NĐ-CP', 'Định danh và xác thực điện tử', 'K', checked({ repealed: true })),
  decree('13/2023/NĐ-CP', 'Bảo vệ dữ liệu cá nhân', 'V', { inForceTo: '2025-12-31' }),
  decree('44/2024/NĐ-CP', 'Quản lý tài sản kết cấu hạ tầng giao thông đường bộ', 'V'),
  decree('69/2024/NĐ-CP', 'Định danh và xác thực điện tử', 'K'),
  decree('119/2024/NĐ-CP', 'Thanh toán điện tử giao thông đường bộ', 'V'),
  decree('130/2024/NĐ-CP', 'Thu phí sử dụng đường bộ cao tốc', 'V'),
  decree('137/2024/NĐ-CP', 'Giao dịch điện tử của cơ quan nhà nước', 'V'),
  decree('151/2024/NĐ-CP', 'Chi tiết Luật Trật tự, an toàn giao thông đường bộ', 'K', checked({ inForceFrom: '2025-01-01' })),
  decree('158/2024/NĐ-CP', 'Hoạt động vận tải đường bộ', 'V', { inForceFrom: '2025-01-01', lastCheckedOn: '2026-11-28' }),
  decree('160/2024/NĐ-CP', 'Đào tạo và sát hạch lái xe', 'V', { inForceTo: '2026-06-30' }),
  decree('161/2024/NĐ-CP', 'Danh mục, vận chuyển hàng hóa nguy hiểm', 'V'),
  decree('165/2024/NĐ-CP', 'Chi tiết Luật Đường bộ; cơ sở dữ liệu đường bộ', 'K', checked({ inForceFrom: '2025-01-01' })),
  decree('166/2024/NĐ-CP', 'Kinh doanh dịch vụ kiểm định xe cơ giới', 'V', { inForceTo: '2026-06-30' }),
  decree('168/2024/NĐ-CP', 'Xử phạt vi phạm, trừ điểm giấy phép lái xe', 'V'),
  decree('23/2025/NĐ-CP', 'Chữ ký điện tử và dịch vụ tin cậy', 'V'),
  decree('118/2025/NĐ-CP', 'Thủ tục hành chính theo cơ chế một cửa', 'V', { issuedOn: '2025-06-09', inForceFrom: '2025-07-01' }),
  decree('165/2025/NĐ-CP', 'Chi tiết Luật Dữ liệu', 'V'),
  decree('184/2025/NĐ-CP', 'Sửa đổi Nghị định 151/2024/NĐ-CP', 'V'),
  decree('278/2025/NĐ-CP', 'Kết nối, chia sẻ dữ liệu bắt buộc', 'K', checked({ issuedOn: '2025-10-22', inForceFrom: '2025-10-22' })),
  decree('336/2025/NĐ-CP', 'Xử phạt vi phạm trong lĩnh vực đường bộ', 'V', { inForceFrom: '2026-03-01' }),
  decree('356/2025/NĐ-CP', 'Chi tiết Luật Bảo vệ dữ liệu cá nhân', 'V', { inForceFrom: '2026-01-01' }),
  decree('364/2025/NĐ-CP', 'Phí sử dụng đường bộ', 'V'),
  decree('89/2026/NĐ-CP', 'Kinh doanh dịch vụ kiểm định xe cơ giới', 'V', { inForceFrom: '2026-07-01' }),
  decree('94/2026/NĐ-CP', 'Đào tạo và sát hạch lái xe', 'V', { inForceFrom: '2026-07-01' }),
  decree('218/2026/NĐ-CP', 'Sửa đổi Nghị định 158/2024/NĐ-CP', 'U', checked({ issuedOn: '2026-06-19', inForceFrom: '2026-08-10' })),
  decree('224/2026/NĐ-CP', 'Chi tiết Luật Chuyển đổi số', 'K', checked({ issuedOn: '2026-06-24', inForceFrom: '2026-07-01' })),
  decree('236/2026/NĐ-CP', 'Sửa đổi Nghị định 151/2024/NĐ-CP', 'K', checked({ inForceFrom: '2026-07-01' })),
  decree('238/2026/NĐ-CP', 'Sửa đổi Nghị định 168/2024/NĐ-CP', 'K', checked({ inForceFrom: '2026-08-15' })),
  decree('241/2026/NĐ-CP', 'Sửa đổi Nghị định 165/2024/NĐ-CP', 'K', checked({ inForceFrom: '2026-07-01' })),
  decree('16/2026/NĐ-CP', 'Chi tiết Luật Đường sắt 95/2025/QH15', 'U', checked({ issuedOn: '2026-01-14' })),
  decree('309/2026/NĐ-CP', 'Sửa đổi Nghị định 118/2025/NĐ-CP', 'U', checked()),
  decision('20/2020/QĐ-TTg', 'Mã định danh điện tử của cơ quan, tổ chức', 'V'),
  decision('1579/QĐ-TTg', 'Quy hoạch tổng thể hệ thống cảng biển', 'K', { provenance: 'ban hành năm 2021; ghi theo hiểu biết chung' }),
  decision('804/QĐ-TTg', 'Danh mục cảng biển', 'K', { provenance: 'ban hành năm 2022; ghi theo hiểu biết chung' }),
  decision('258/QĐ-TTg', 'Lộ trình áp dụng mô hình thông tin công trình (BIM)', 'V', { issuedOn: '2023-03-17' }),
  decision('09/2025/QĐ-TTg', 'Sửa đổi Quyết định 20/2020/QĐ-TTg', 'V', { issuedOn: '2025-04-14' }),
  decision('19/2025/QĐ-TTg', 'Danh mục và mã số đơn vị hành chính', 'V', { inForceFrom: '2025-07-01' }),
  decision('2439/QĐ-TTg', 'Khung kiến trúc dữ liệu quốc gia, từ điển dữ liệu dùng chung', 'V', { issuedOn: '2025-11-04' }),
  decision('29/2026/QĐ-TTg', 'Đăng nhập cổng dịch vụ công bằng tài khoản định danh điện tử', 'V', { inForceFrom: '2026-07-20' }),
  transport('12/2020/TT-BGTVT', 'Tổ chức, quản lý hoạt động vận tải bằng xe ô tô', 'K', { inForceTo: '2024-12-31' }),
  transport('05/2024/TT-BGTVT', 'Đào tạo, sát hạch, cấp giấy phép lái xe; dữ liệu giám sát hành trình', 'V', { inForceTo: '2024-12-31' }),
  transport('18/2024/TT-BGTVT', 'Tuyến cố định, bến xe (sửa đổi)', 'K', checked({ repealed: true })),
  transport('35/2024/TT-BGTVT', 'Đào tạo, sát hạch, cấp giấy phép lái xe', 'K', checked({ repealed: true })),
  transport('36/2024/TT-BGTVT', 'Tổ chức, quản lý vận tải bằng xe ô tô; bến xe, trạm dừng nghỉ', 'V', { inForceFrom: '2025-01-01' }),
  transport('39/2024/TT-BGTVT', 'Tải trọng, khổ giới hạn; xe quá khổ, quá tải', 'U', checked()),
  transport('47/2024/TT-BGTVT', 'Kiểm định an toàn kỹ thuật và bảo vệ môi trường', 'K', checked({ inForceTo: '2026-06-30' })),
  police('79/2024/TT-BCA', 'Đăng ký xe, biển số xe', 'V'),
  police('71/2024/TT-BCA', 'Hệ thống giám sát hành trình', 'V'),
  police('12/2025/TT-BCA', 'Sát hạch, cấp giấy phép lái xe', 'U', checked({ inForceFrom: '2025-03-01' })),
  police('13/2025/TT-BCA', 'Sửa đổi Thông tư 79/2024/TT-BCA', 'V'),
  police('51/2025/TT-BCA', 'Sửa đổi Thông tư 79/2024/TT-BCA: phụ lục mã biển số', 'V', { inForceFrom: '2025-07-01' }),
  police('37/2026/TT-BCA', 'Sửa đổi Thông tư 79/2024/TT-BCA', 'V', { inForceFrom: '2026-06-08' }),
  police('108/2026/TT-BCA', 'Sát hạch, cấp giấy phép lái xe', 'U', checked({ inForceFrom: '2026-07-01' })),
  police('65/2024/TT-BCA', 'Kiểm tra để phục hồi điểm giấy phép lái xe', 'U', checked()),
  police('105/2026/TT-BCA', 'Kiểm tra để phục hồi điểm giấy phép lái xe', 'U', checked({ inForceFrom: '2026-07-01' })),
  construction('12/2025/TT-BXD', 'Tải trọng, khổ giới hạn của đường bộ', 'U', checked({ inForceFrom: '2025-07-01' })),
  construction('19/2026/TT-BXD', 'Sửa đổi Thông tư 12/2025/TT-BXD', 'U', checked({ inForceFrom: '2026-07-01' })),
  construction('30/2026/TT-BXD', 'Kiểm định an toàn kỹ thuật và bảo vệ môi trường', 'K', checked({ inForceFrom: '2026-07-01' })),
  construction('45/2026/TT-BXD', 'Sửa đổi Thông tư 30/2026/TT-BXD', 'K', checked()),
  construction('14/2025/TT-BXD', 'Đào tạo lái xe', 'V', { inForceFrom: '2025-09-01' }),
  construction('72/2025/TT-BXD', 'Sửa đổi Thông tư 36/2024/TT-BGTVT', 'V', { inForceFrom: '2025-12-31' }),
  document('Thông tư', 'Bộ Nội vụ')('05/2025/TT-BNV', 'Lưu trữ tài liệu điện tử', 'V'),
];

const relation =
  (effect: Amendment['effect']) =>
  (amending: string, amended: string, confidence: Amendment['confidence'], effectiveOn?: string): Amendment => ({
    amending,
    amended,
    effect,
    confidence,
    ...(effectiveOn ? { effectiveOn } : {}),
  });

const amends = relation('sửa đổi');
const replaces = relation('thay thế');

export const AMENDMENTS: readonly Amendment[] = [
  replaces('35/2024/QH15', '23/2008/QH12', 'K', '2025-01-01'),
  replaces('36/2024/QH15', '23/2008/QH12', 'K', '2025-01-01'),
  amends('118/2025/QH15', '35/2024/QH15', 'V', '2026-07-01'),
  amends('118/2025/QH15', '36/2024/QH15', 'V', '2026-07-01'),
  replaces('130/2025/QH15', '66/2006/QH11', 'K', '2026-07-01'),
  replaces('116/2025/QH15', '86/2015/QH13', 'V', '2026-07-01'),
  replaces('116/2025/QH15', '24/2018/QH14', 'V', '2026-07-01'),
  replaces('118/2025/NĐ-CP', '61/2018/NĐ-CP', 'V', '2025-07-01'),
  replaces('118/2025/NĐ-CP', '107/2021/NĐ-CP', 'V', '2025-07-01'),
  replaces('158/2024/NĐ-CP', '10/2020/NĐ-CP', 'K', '2025-01-01'),
  { ...amends('218/2026/NĐ-CP', '158/2024/NĐ-CP', 'K', '2026-08-10'), provenance: COMPARED },
  amends('241/2026/NĐ-CP', '165/2024/NĐ-CP', 'V', '2026-07-01'),
  amends('184/2025/NĐ-CP', '151/2024/NĐ-CP', 'V'),
  amends('236/2026/NĐ-CP', '151/2024/NĐ-CP', 'V', '2026-07-01'),
  replaces('94/2026/NĐ-CP', '160/2024/NĐ-CP', 'V', '2026-07-01'),
  replaces('89/2026/NĐ-CP', '166/2024/NĐ-CP', 'V', '2026-07-01'),
  amends('238/2026/NĐ-CP', '168/2024/NĐ-CP', 'V', '2026-08-15'),
  replaces('278/2025/NĐ-CP', '47/2020/NĐ-CP', 'K', '2025-10-22'),
  replaces('224/2026/NĐ-CP', '42/2022/NĐ-CP', 'K', '2026-07-01'),
  amends('309/2026/NĐ-CP', '118/2025/NĐ-CP', 'U'),
  replaces('30/2026/TT-BXD', '47/2024/TT-BGTVT', 'K', '2026-07-01'),
  amends('45/2026/TT-BXD', '30/2026/TT-BXD', 'K'),
  amends('19/2026/TT-BXD', '12/2025/TT-BXD', 'U', '2026-07-01'),
  replaces('105/2026/TT-BCA', '65/2024/TT-BCA', 'U', '2026-07-01'),
  replaces('356/2025/NĐ-CP', '13/2023/NĐ-CP', 'V', '2026-01-01'),
  replaces('69/2024/NĐ-CP', '59/2022/NĐ-CP', 'K'),
  replaces('36/2024/TT-BGTVT', '12/2020/TT-BGTVT', 'K', '2025-01-01'),
  amends('72/2025/TT-BXD', '36/2024/TT-BGTVT', 'V', '2025-12-31'),
  amends('13/2025/TT-BCA', '79/2024/TT-BCA', 'V'),
  amends('51/2025/TT-BCA', '79/2024/TT-BCA', 'V', '2025-07-01'),
  amends('37/2026/TT-BCA', '79/2024/TT-BCA', 'V', '2026-06-08'),
  replaces('12/2025/TT-BCA', '35/2024/TT-BGTVT', 'K'),
  replaces('14/2025/TT-BXD', '35/2024/TT-BGTVT', 'V', '2025-09-01'),
  // The portal still called it in force on 2026-08-13: the two overlap.
  replaces('108/2026/TT-BCA', '12/2025/TT-BCA', 'U', '2026-07-01'),
  { ...replaces('12/2025/TT-BXD', '39/2024/TT-BGTVT', 'U', '2025-07-01'), provenance: 'hai nguồn ghi tên khác nhau, cần kiểm tra lại' },
  amends('09/2025/QĐ-TTg', '20/2020/QĐ-TTg', 'V'),
];

const part = (document: string, what: string, days: Pick<Force, 'provision' | 'inForceFrom' | 'inForceTo'>): Force => ({
  document,
  part: what,
  confidence: 'U',
  provenance: 'đối chiếu một nguồn thứ cấp ngày 28/11/2026, chưa đối chiếu Công báo',
  ...days,
});

export const FORCES: readonly Force[] = [
  part('151/2024/NĐ-CP', 'cơ sở dữ liệu đơn vị vận tải, phù hiệu và xe nước ngoài', { inForceFrom: '2027-07-01' }),
  part('12/2025/TT-BCA', 'nội dung sát hạch lý thuyết', { inForceTo: '2027-02-28' }),
  part('108/2026/TT-BCA', 'phần có hiệu lực từ 01/01/2027', { inForceFrom: '2027-01-01' }),
  part('108/2026/TT-BCA', 'sát hạch lý thuyết', { inForceFrom: '2027-03-01' }),
  part('108/2026/TT-BCA', 'phần có hiệu lực từ 01/7/2027', { inForceFrom: '2027-07-01' }),
  part('108/2026/TT-BCA', 'phần có hiệu lực từ 01/01/2028', { inForceFrom: '2028-01-01' }),
  part('105/2026/TT-BCA', 'phần có hiệu lực từ 01/7/2027', { inForceFrom: '2027-07-01' }),
  part('218/2026/NĐ-CP', 'đơn vị vận tải hợp đồng gửi dữ liệu hợp đồng cho cảnh sát giao thông trước mỗi chuyến', {
    inForceFrom: '2028-01-01',
  }),
  part('36/2024/QH15', 'thiết bị an toàn cho trẻ em', { provision: '10.3', inForceFrom: '2026-07-01' }),
];
