import type { Language } from '../shell/look';

const vi = {
  title: 'Giao Lộ – dữ liệu dùng chung ngành giao thông',
  heading: 'Dữ liệu giao thông cả nước, hỏi ở một nơi',
  lead: 'Đường sá, phương tiện, người lái và đơn vị vận tải: đúng vào ngày nào, được ghi nhận từ lúc nào, ai đã xem. Cơ quan hỏi ở đây thay vì yêu cầu người dân nộp lại giấy tờ.',
  doors: {
    ask: {
      title: 'Hỏi',
      text: 'Đếm, so sánh, vẽ biểu đồ và bản đồ bằng cách chọn, không cần viết câu lệnh. Dữ liệu mở không cần đăng nhập.',
      action: 'Mở trang phân tích',
    },
    look: {
      title: 'Tra cứu',
      text: 'Danh mục mọi loại bản ghi và trường dữ liệu: tên gọi, căn cứ pháp lý, ai được xem. Gõ không dấu cũng tìm được.',
      action: 'Mở danh mục',
      record: 'Tra cứu một bản ghi',
    },
    sign: {
      title: 'Đăng nhập',
      text: 'Cán bộ và người dân đăng nhập bằng tài khoản của mình, dịch vụ dùng thẻ truy cập do cơ quan cấp. Bản trình diễn cho chọn một người giả lập.',
      action: 'Đăng nhập',
    },
  },
  chooseRole: 'Chọn vai trò trình diễn',
  registers: 'Các sổ dữ liệu',
  how: 'Chỉ đếm những gì ai cũng được xem, có hiệu lực hôm nay. “Đầy đủ” là phần các ô dữ liệu mở đã có giá trị; “mới nhất” là ngày ghi thay đổi gần nhất. Hồ sơ gắn với cá nhân không có trong các con số này.',
  measured: (at: string) => `Đo lúc ${at}.`,
  kind: 'Loại bản ghi',
  each: 'Xem từng loại bản ghi',
  records: 'Bản ghi',
  fill: 'Đầy đủ',
  freshness: 'Mới nhất',
  personal: 'cá nhân',
  personalHint: 'Hồ sơ gắn với cá nhân: không hiện và không được đếm khi không có mục đích hợp pháp.',
  notCounted: 'không đếm công khai',
  kinds: (count: string) => `${count} loại bản ghi`,
  unmeasured: 'đang đo…',
  empty: 'chưa có',
};

const en: typeof vi = {
  title: 'Giao Lộ – shared transport data of Việt Nam',
  heading: 'The transport data of the whole country, asked in one place',
  lead: 'Roads, vehicles, drivers and transport businesses: true on which day, known since when, and seen by whom. Agencies ask here instead of asking citizens for their papers again.',
  doors: {
    ask: {
      title: 'Ask',
      text: 'Count, compare, draw charts and maps by choosing, without writing a line. Open data needs no sign-in.',
      action: 'Open the workbench',
    },
    look: {
      title: 'Look up',
      text: 'The catalogue of every kind of record and field: its name, its legal basis, who may see it. Found without diacritics too.',
      action: 'Open the catalogue',
      record: 'Look up a record',
    },
    sign: {
      title: 'Sign in',
      text: 'Officials and citizens sign in with their own account, services use access tokens of their agency. The demonstration lets you choose a fictional person.',
      action: 'Sign in',
    },
  },
  chooseRole: 'Choose a demo role',
  registers: 'The registers',
  how: 'Counted is only what anybody may see and what is in force today. “Complete” is the share of open values that are there; “newest” the day of the latest recorded change. Records about persons are not in these figures.',
  measured: (at) => `Measured ${at}.`,
  kind: 'Kind of record',
  each: 'See each kind of record',
  records: 'Records',
  fill: 'Complete',
  freshness: 'Newest',
  personal: 'personal',
  personalHint: 'Records about persons: neither shown nor counted without a lawful purpose.',
  notCounted: 'not counted in public',
  kinds: (count) => `${count} kinds of records`,
  unmeasured: 'being measured…',
  empty: 'none yet',
};

export const words = { vi, en } as const satisfies Record<Language, typeof vi>;
export type Words = typeof vi;
