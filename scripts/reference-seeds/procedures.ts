import type { ReadTable } from './read-tables.js';
import { MINISTRIES_MERGED, type Row, type Seed } from './seed.js';

/** Procedures of the transport sector that have a national code, and 19 of the traffic police as one province published them. */
export const procedureSeeds = (read: ReadTable): Seed[] => [
  {
    entity: 'reference/procedure',
    file: 'procedures.csv',
    labelVi: 'Thủ tục hành chính ngành giao thông vận tải',
    legalBasis: 'Luật 35/2024/QH15; Luật 36/2024/QH15; Nghị định 158/2024/NĐ-CP',
    reason: 'Nạp danh mục thủ tục hành chính có mã',
    source: OWN,
    rows: CODED.map(
      ({ code, name, field, level, before, time, result, ground, provenance }): Row => ({
        code,
        hubId: HUB_IDS[code] ?? '',
        definition: HUB_IDS[code] ?? '',
        name,
        field,
        level,
        authorityName: before,
        processingTime: time,
        result,
        ground,
        provenance,
        validFrom: '2025-01-01',
      }),
    ),
  },
  {
    entity: 'reference/procedure',
    file: 'procedures-2025-03-01.csv',
    labelVi: 'Cơ quan thực hiện thủ tục từ ngày 01/3/2025',
    legalBasis: 'Thông tư 12/2025/TT-BCA; sắp xếp các bộ từ 01/3/2025',
    reason: 'Cơ quan thực hiện đổi theo việc hợp nhất bộ, sở',
    source: OWN,
    rows: CODED.filter(({ before, now }) => before !== now).map(({ code, name, now }) => ({
      code,
      name,
      authorityName: now,
      validFrom: MINISTRIES_MERGED,
    })),
  },
  {
    entity: 'reference/procedure',
    file: 'procedures-without-code.csv',
    labelVi: 'Thủ tục chưa rõ mã quốc gia',
    legalBasis: 'Luật 36/2024/QH15; Nghị định 158/2024/NĐ-CP; Nghị định 161/2024/NĐ-CP',
    reason: 'Nạp thủ tục mà nơi công bố không có, hoặc chưa rõ, mã quốc gia; gọi theo mã của hub',
    source: OWN,
    rows: UNCODED.map(
      ({ hubId, name, field, level, before, time, result, ground }): Row => ({
        ...{ sourceRef: hubId, hubId, definition: hubId, name, field, level, authorityName: before, processingTime: time, result, ground },
        provenance: 'chưa rõ mã quốc gia; cơ quan và thời hạn theo văn bản, chưa đối chiếu Cổng dịch vụ công',
        validFrom: '2025-01-01',
      }),
    ),
  },
  {
    entity: 'reference/procedure',
    file: 'procedures-without-code-2025-03-01.csv',
    labelVi: 'Cơ quan thực hiện thủ tục chưa rõ mã từ ngày 01/3/2025',
    legalBasis: 'Thông tư 13/2025/TT-BCA',
    reason: 'Công an cấp huyện kết thúc hoạt động',
    source: OWN,
    rows: UNCODED.filter(({ before, now }) => before !== now).map(({ hubId, name, now }) => ({
      ...{ sourceRef: hubId, name, authorityName: now },
      validFrom: MINISTRIES_MERGED,
    })),
  },
  {
    entity: 'reference/procedure',
    file: 'procedures-phu-tho-2026-07-15.csv',
    labelVi: 'Thủ tục của Công an tỉnh Phú Thọ',
    legalBasis: 'Thông tư 79/2024/TT-BCA; Nghị định 94/2026/NĐ-CP',
    reason: 'Nạp thủ tục đăng ký xe, giấy phép lái xe đã công bố',
    source: `Source: Trang thông tin điện tử Công an tỉnh Phú Thọ, as of ${PHU_THO_DAY}, by way of vi-phuong-158/bandocapt (163945d) · licence: reuse notice of the site, cite it by name`,
    rows: read('procedures/police_vehicle_driver_procedures_phutho_2026-07-15.csv').map(
      (row): Row => ({
        sourceRef: row.get('site_id'),
        hubId: HUB_IDS[row.get('site_id')] ?? '',
        definition: HUB_IDS[row.get('site_id')] ?? '',
        name: row.get('title'),
        field: row.get('category'),
        level: row.get('level') === 'Cấp Tỉnh' ? 'tỉnh' : row.get('level'),
        authorityName: 'Công an tỉnh Phú Thọ',
        processingTime: row.get('processing_time'),
        dossierComponents: row.get('dossier_components'),
        result: row.get('result'),
        provenance: `Trang thông tin điện tử Công an tỉnh Phú Thọ, theo trạng thái công bố ngày ${PHU_THO_DAY}${row.get('service_level') === '' ? '' : `; mức dịch vụ: ${row.get('service_level').toLowerCase()}`}`,
        sourceUrl: row.get('source_url'),
        validFrom: PHU_THO_DAY,
      }),
    ),
  },
];

const PHU_THO_DAY = '2026-07-15';
const OWN =
  'Source: decree 158/2024/NĐ-CP, circulars, the portal of the Ministry of Construction; codes partly from memory, see provenance · licence: texts of law, not copyrightable';

const SEEN = 'mã đã kiểm chứng trên Cổng dịch vụ công';
const REMEMBERED = 'mã ghi theo trí nhớ, chưa xác minh';
const DECREE_158 = 'Nghị định 158/2024/NĐ-CP';
const ROAD_TRANSPORT = 'Vận tải đường bộ';
const OLD_SO = 'Sở Giao thông vận tải';
const SO = 'Sở Xây dựng';
const ROAD_ADMINISTRATION = 'Cục Đường bộ Việt Nam';
const LAOS = {
  name: 'Cấp giấy phép liên vận, khai thác tuyến giữa Việt Nam và Lào',
  before: `${ROAD_ADMINISTRATION}; ${OLD_SO}`,
  now: `${ROAD_ADMINISTRATION}; ${SO}`,
  level: 'bộ, tỉnh',
  time: '',
  result: 'Giấy phép liên vận',
  ground: `${DECREE_158}, Điều 56`,
  field: ROAD_TRANSPORT,
  provenance: `${REMEMBERED}; mã nào ứng với thủ tục nào chưa rõ`,
};

const CAMBODIA = {
  name: 'Cấp giấy phép liên vận giữa Việt Nam và Campuchia',
  field: ROAD_TRANSPORT,
  level: 'bộ, tỉnh',
  before: `${ROAD_ADMINISTRATION}; ${OLD_SO}`,
  now: `${ROAD_ADMINISTRATION}; ${SO}`,
  time: '2 ngày làm việc',
  result: 'Giấy phép liên vận',
  ground: DECREE_158,
};

/** The hub's own ids, by national code or by the source's; a procedure that was announced under several has one. */
const HUB_IDS: Readonly<Record<string, string>> = {
  ...{
    '1.000703': 'P01',
    '2.002286': 'P02',
    '2.002287': 'P03',
    '2.002288': 'P04',
    '2.002285': 'P05',
    '1.002809': 'P06',
    '1.002820': 'P07',
  },
  ...{ '2389-14': 'P08', '2390-14': 'P08', '2394-14': 'P09', '2408-14': 'P09', '2422-14': 'P09' },
  ...{ '1.005103': 'P10', '1.000028': 'P11', '1.001023': 'P13', '1.002877': 'P13', '1.002063': 'P14' },
  ...{ '1.002852': 'P15', '1.002856': 'P15', '1.002859': 'P15', '1.002861': 'P15', '1.000660': 'P17', '1.001751': 'P18' },
  ...{ '2436-55': 'P19', '2386-56': 'P20', '2387-56': 'P20' },
};

const TRAFFIC_POLICE = 'Phòng Cảnh sát giao thông';
const REGISTERING = { before: `${TRAFFIC_POLICE}; công an cấp huyện; công an cấp xã`, now: `${TRAFFIC_POLICE}; công an cấp xã` };
const VEHICLES = 'Đăng ký, quản lý phương tiện giao thông cơ giới đường bộ';

/** Procedures of which no national code is known here: their hub id is their key. */
const UNCODED: readonly (Omit<Coded, 'code' | 'provenance'> & { hubId: string })[] = [
  {
    ...{ hubId: 'P08', name: 'Đăng ký xe lần đầu', field: VEHICLES, level: 'tỉnh, xã', ...REGISTERING },
    ...{ time: '8 giờ làm việc trực tuyến; 2 ngày làm việc', result: 'Chứng nhận đăng ký xe, biển số xe' },
    ground: 'Luật 36/2024/QH15, Điều 36; Thông tư 79/2024/TT-BCA',
  },
  {
    ...{
      hubId: 'P09',
      name: 'Thu hồi chứng nhận đăng ký, biển số xe; đăng ký sang tên',
      field: VEHICLES,
      level: 'tỉnh, xã',
      ...REGISTERING,
    },
    ...{ time: '8 giờ làm việc trực tuyến; 2 ngày làm việc', result: 'Chứng nhận thu hồi; chứng nhận đăng ký xe' },
    ground: 'Luật 36/2024/QH15, Điều 39; Thông tư 79/2024/TT-BCA',
  },
  {
    ...{ hubId: 'P12', name: 'Cấp giấy phép vận tải đường bộ quốc tế, liên vận ASEAN, GMS', field: ROAD_TRANSPORT, level: 'bộ' },
    ...{
      before: ROAD_ADMINISTRATION,
      now: ROAD_ADMINISTRATION,
      time: '2 ngày làm việc',
      result: 'Giấy phép vận tải quốc tế, giấy phép liên vận',
    },
    ground: DECREE_158,
  },
  {
    ...{ hubId: 'P16', name: 'Cấp giấy phép vận chuyển hàng hóa nguy hiểm', field: ROAD_TRANSPORT, level: 'bộ, tỉnh' },
    before: 'Bộ Công an (loại 1–4, 9); Bộ Công Thương (loại 5, 8); Ủy ban nhân dân cấp tỉnh (thuốc bảo vệ thực vật)',
    now: 'Bộ Công an (loại 1–4, 9); Bộ Công Thương (loại 5, 8); Ủy ban nhân dân cấp tỉnh (thuốc bảo vệ thực vật)',
    ...{ time: '5 ngày làm việc', result: 'Giấy phép vận chuyển hàng hóa nguy hiểm', ground: 'Nghị định 161/2024/NĐ-CP' },
  },
  {
    ...{
      hubId: 'P19',
      name: 'Kiểm tra kiến thức pháp luật để phục hồi điểm giấy phép lái xe',
      field: 'Sát hạch, cấp giấy phép lái xe',
      level: 'tỉnh',
    },
    ...{ before: TRAFFIC_POLICE, now: TRAFFIC_POLICE, time: 'thông báo trước ít nhất 2 ngày làm việc', result: 'Điểm được phục hồi' },
    ground: 'Luật 36/2024/QH15, Điều 58; Thông tư 65/2024/TT-BCA',
  },
  {
    ...{
      hubId: 'P20',
      name: 'Cấp giấy phép sử dụng thiết bị phát tín hiệu của xe ưu tiên',
      field: 'Bảo đảm trật tự, an toàn giao thông đường bộ',
      level: 'tỉnh',
    },
    ...{ before: TRAFFIC_POLICE, now: TRAFFIC_POLICE, time: '2 ngày làm việc', result: 'Giấy phép sử dụng thiết bị phát tín hiệu' },
    ground: 'Luật 36/2024/QH15',
  },
];

type Coded = {
  code: string;
  name: string;
  field: string;
  level: string;
  before: string;
  now: string;
  time: string;
  result: string;
  ground: string;
  provenance: string;
};

const CODED: readonly Coded[] = [
  {
    code: '1.000703',
    name: 'Cấp Giấy phép kinh doanh vận tải bằng xe ô tô, xe bốn bánh có gắn động cơ',
    field: ROAD_TRANSPORT,
    level: 'tỉnh',
    before: OLD_SO,
    now: SO,
    time: '5 ngày làm việc',
    result: 'Giấy phép kinh doanh vận tải',
    ground: `${DECREE_158}, Điều 19–21`,
    provenance: REMEMBERED,
  },
  {
    code: '2.002286',
    name: 'Cấp lại Giấy phép kinh doanh vận tải khi thay đổi nội dung hoặc sau khi bị thu hồi',
    field: ROAD_TRANSPORT,
    level: 'tỉnh',
    before: OLD_SO,
    now: SO,
    time: '5 ngày làm việc',
    result: 'Giấy phép kinh doanh vận tải, lần cấp tăng một',
    ground: `${DECREE_158}, Điều 20, 21`,
    provenance: REMEMBERED,
  },
  {
    code: '2.002287',
    name: 'Cấp lại Giấy phép kinh doanh vận tải bị mất, bị hỏng',
    field: ROAD_TRANSPORT,
    level: 'tỉnh',
    before: OLD_SO,
    now: SO,
    time: '3 ngày làm việc',
    result: 'Giấy phép kinh doanh vận tải, lần cấp tăng một',
    ground: `${DECREE_158}, Điều 20, 21`,
    provenance: REMEMBERED,
  },
  {
    code: '2.002288',
    name: 'Cấp, cấp lại phù hiệu cho xe ô tô, xe bốn bánh có gắn động cơ kinh doanh vận tải',
    field: ROAD_TRANSPORT,
    level: 'tỉnh, bộ',
    before: `${OLD_SO}; ${ROAD_ADMINISTRATION}`,
    now: `${SO}; ${ROAD_ADMINISTRATION}`,
    time: '2 ngày làm việc',
    result: 'Phù hiệu',
    ground: `${DECREE_158}, Điều 23`,
    provenance: `${SEEN}; đã gộp thủ tục cấp lại (2.002289)`,
  },
  {
    code: '2.002285',
    name: 'Đăng ký khai thác tuyến vận tải hành khách cố định',
    field: ROAD_TRANSPORT,
    level: 'tỉnh',
    before: OLD_SO,
    now: SO,
    time: '3 ngày làm việc mỗi bước, 2 ngày làm việc chờ ý kiến Sở đầu tuyến bên kia',
    result: 'Thông báo đăng ký khai thác tuyến thành công',
    ground: `${DECREE_158}, Điều 22`,
    provenance: REMEMBERED,
  },
  {
    code: '1.002809',
    name: 'Đổi giấy phép lái xe',
    field: 'Sát hạch, cấp giấy phép lái xe',
    level: 'tỉnh, bộ',
    before: `${OLD_SO}; ${ROAD_ADMINISTRATION}`,
    now: 'Bộ Công an',
    time: '5 ngày làm việc',
    result: 'Giấy phép lái xe',
    ground: 'Luật 36/2024/QH15, Điều 62',
    provenance: `${REMEMBERED}; là mã trước ngày 01/3/2025, mã do Bộ Công an công bố lại chưa xác minh`,
  },
  {
    code: '1.002820',
    name: 'Cấp lại giấy phép lái xe bị mất',
    field: 'Sát hạch, cấp giấy phép lái xe',
    level: 'tỉnh, bộ',
    before: `${OLD_SO}; ${ROAD_ADMINISTRATION}`,
    now: 'Bộ Công an',
    time: 'sau 2 tháng, trong 5 ngày làm việc',
    result: 'Giấy phép lái xe',
    ground: 'Luật 36/2024/QH15, Điều 62',
    provenance: `${REMEMBERED}; là mã trước ngày 01/3/2025; thời hạn theo Thông tư 05/2024/TT-BGTVT`,
  },
  {
    code: '1.005103',
    name: 'Cấp giấy chứng nhận kiểm định và tem kiểm định xe cơ giới',
    field: 'Đăng kiểm',
    level: 'cơ sở đăng kiểm',
    before: 'Cơ sở đăng kiểm xe cơ giới',
    now: 'Cơ sở đăng kiểm xe cơ giới',
    time: 'trong ngày',
    result: 'Giấy chứng nhận kiểm định, tem kiểm định',
    ground: 'Luật 36/2024/QH15, Điều 42',
    provenance: REMEMBERED,
  },
  {
    code: '1.000028',
    name: 'Cấp giấy phép lưu hành xe quá khổ giới hạn, xe quá tải trọng, xe bánh xích, xe vận chuyển hàng siêu trường, siêu trọng',
    field: 'Kết cấu hạ tầng đường bộ',
    level: 'tỉnh, bộ',
    before: `${OLD_SO}; Khu Quản lý đường bộ; ${ROAD_ADMINISTRATION}`,
    now: `${SO}; Khu Quản lý đường bộ; ${ROAD_ADMINISTRATION}`,
    time: '1 ngày làm việc',
    result: 'Giấy phép lưu hành',
    ground: 'Thông tư 39/2024/TT-BGTVT',
    provenance: REMEMBERED,
  },
  {
    code: '1.001023',
    ...CAMBODIA,
    provenance: REMEMBERED,
  },
  {
    code: '1.002877',
    ...CAMBODIA,
    provenance: `${REMEMBERED}; khác 1.001023 ở loại phương tiện, chưa rõ mã nào cho loại nào`,
  },
  {
    code: '1.002063',
    name: 'Gia hạn thời gian lưu hành tại Việt Nam cho phương tiện của Lào',
    field: ROAD_TRANSPORT,
    level: 'tỉnh',
    before: OLD_SO,
    now: SO,
    time: '2 ngày làm việc',
    result: 'Gia hạn một lần, không quá 10 ngày',
    ground: DECREE_158,
    provenance: SEEN,
  },
  ...['1.002852', '1.002856', '1.002859', '1.002861'].map((code) => ({ code, ...LAOS })),
  {
    code: '1.000660',
    name: 'Công bố đưa bến xe khách vào khai thác',
    field: ROAD_TRANSPORT,
    level: 'tỉnh',
    before: OLD_SO,
    now: SO,
    time: '',
    result: 'Quyết định công bố bến xe khách',
    ground: 'Thông tư 36/2024/TT-BGTVT',
    provenance: REMEMBERED,
  },
  {
    code: '1.001751',
    name: 'Cấp bổ sung xe tập lái, cấp lại Giấy phép xe tập lái',
    field: 'Đào tạo lái xe',
    level: 'tỉnh',
    before: OLD_SO,
    now: SO,
    time: '',
    result: 'Giấy phép xe tập lái',
    ground: '',
    provenance: SEEN,
  },
];
