/**
 * Why somebody cannot go on, as a page tells it: what happened, and what to do. `kind` names it for tests and for the log; nothing personal
 * stands in any of it.
 */
export class Trouble extends Error {
  readonly kind: string;
  readonly status: 400 | 401 | 403 | 404 | 409 | 502 | 503;
  readonly vi: string;
  readonly en: string;
  readonly next: { vi: string; en: string; href?: string };
  /** Sentences of the hub, one for each problem. */
  readonly details: readonly { vi: string; en: string }[];

  constructor(kind: string, about: Told) {
    super(about.en);
    this.kind = kind;
    this.status = about.status;
    this.vi = about.vi;
    this.en = about.en;
    this.next = about.next;
    this.details = about.details ?? [];
  }
}

type Told = {
  status: Trouble['status'];
  vi: string;
  en: string;
  next: { vi: string; en: string; href?: string };
  details?: readonly { vi: string; en: string }[];
};

const HOME = { vi: 'Về trang đầu', en: 'To the first page', href: '/' } as const;

export const signedOut = () =>
  new Trouble('signed-out', {
    status: 401,
    vi: 'Bạn chưa đăng nhập, hoặc phiên làm việc đã hết.',
    en: 'You are not signed in, or the session has ended.',
    next: { vi: 'Đăng nhập', en: 'Sign in', href: '/dang-nhap' },
  });

export const notHere = () =>
  new Trouble('not-here', {
    status: 404,
    vi: 'Không có trang hoặc hồ sơ này, hoặc hồ sơ không phải của bạn.',
    en: 'There is no such page or dossier, or the dossier is not yours.',
    next: HOME,
  });

export const foreignForm = () =>
  new Trouble('foreign-form', {
    status: 403,
    vi: 'Yêu cầu này không đến từ trang của dịch vụ, nên không được thực hiện.',
    en: 'This request did not come from a page of this service, so nothing was done.',
    next: HOME,
  });

export const notForYou = () =>
  new Trouble('not-for-you', {
    status: 403,
    vi: 'Vai trò đang đăng nhập không dùng được trang này.',
    en: 'The role you are signed in with cannot use this page.',
    next: HOME,
  });

export const otherAgency = (agency: string) =>
  new Trouble('other-agency', {
    status: 403,
    vi: `Hồ sơ này do cơ quan khác tiếp nhận (${agency}). Bộ phận một cửa này không xem và không giải quyết được.`,
    en: `Another agency received this dossier (${agency}). This one-stop office can neither see nor decide it.`,
    next: { vi: 'Hãy liên hệ cơ quan ghi ở đầu mã hồ sơ.', en: 'Turn to the agency that the code begins with.' },
  });

export const procedureUnknown = () =>
  new Trouble('procedure-unknown', {
    status: 404,
    vi: 'Không có thủ tục này ở bộ phận một cửa.',
    en: 'This office does not offer such a procedure.',
    next: { vi: 'Chọn thủ tục khác', en: 'Choose another', href: '/' },
  });

export const procedureNotInForce = () =>
  new Trouble('procedure-not-in-force', {
    status: 409,
    vi: 'Thủ tục này hôm nay không có hiệu lực (chưa có, hoặc đã bị bãi bỏ), nên chưa lập hồ sơ.',
    en: 'The procedure is not in force today (not yet, or repealed), so no dossier was begun.',
    next: { vi: 'Chọn thủ tục khác', en: 'Choose another', href: '/' },
  });

export const subjectNotFound = () =>
  new Trouble('subject-not-found', {
    status: 404,
    vi: 'Cơ sở dữ liệu không có ai hoặc đơn vị nào mang mã này, nên chưa lập hồ sơ.',
    en: 'The registers know nobody and no business by this identifier, so no dossier was begun.',
    next: {
      vi: 'Hãy so lại từng chữ số với giấy tờ. Nếu đúng, hãy nộp hồ sơ giấy tại bộ phận một cửa.',
      en: 'Compare each digit with the paper. If it is right, hand in a paper dossier at the counter.',
    },
  });

export const subjectTwice = () =>
  new Trouble('subject-twice', {
    status: 409,
    vi: 'Có nhiều bản ghi cùng khớp với mã này; hệ thống không tự chọn, nên chưa lập hồ sơ.',
    en: 'Several records carry this identifier. Nobody picks one of them, so no dossier was begun.',
    next: {
      vi: 'Bạn không phải làm gì: cơ quan quản lý dữ liệu phải làm rõ. Hãy nộp tại bộ phận một cửa nếu cần gấp.',
      en: 'Nothing is for you to do: the agencies must settle it. Come to the counter if it is urgent.',
    },
  });

export const notYours = () =>
  new Trouble('not-yours', {
    status: 403,
    vi: 'Dữ liệu không ghi nhận bạn là người điều hành vận tải của đơn vị này, nên bạn không lập hồ sơ thay đơn vị được.',
    en: 'The registers do not name you as a transport manager of this business, so you cannot begin a dossier for it.',
    next: {
      vi: 'Người đại diện hãy mang giấy uỷ quyền tới bộ phận một cửa; cán bộ sẽ lập hồ sơ giúp.',
      en: 'A representative brings the mandate to the counter, where an official begins the dossier.',
    },
  });

export const wrongState = (vi: string, en: string) =>
  new Trouble('wrong-state', { status: 409, vi, en, next: { vi: 'Xem hồ sơ của tôi', en: 'See my dossiers', href: '/cua-toi' } });

export const alreadyDecided = () =>
  new Trouble('already-decided', {
    status: 409,
    vi: 'Hồ sơ này đã có kết quả. Một hồ sơ chỉ có một kết quả, nên không ghi thêm.',
    en: 'This dossier has its result. A dossier has one result, so nothing more was recorded.',
    next: { vi: 'Về danh sách hồ sơ', en: 'To the inbox', href: '/can-bo' },
  });

export const badForm = (details: readonly { vi: string; en: string }[]) =>
  new Trouble('bad-form', {
    status: 400,
    vi: 'Có mục chưa điền đúng, nên chưa lưu.',
    en: 'Something is not filled in correctly, so nothing was saved.',
    next: { vi: 'Quay lại trang trước và sửa những mục dưới đây.', en: 'Go back and mend what is listed here.' },
    details,
  });

export const hubAway = () =>
  new Trouble('hub-away', {
    status: 503,
    vi: 'Hệ thống dữ liệu dùng chung đang không trả lời. Không có gì bị ghi dở; bản nháp vẫn còn.',
    en: 'The data hub does not answer just now. Nothing was written by halves; your draft is kept.',
    next: { vi: 'Hãy thử lại sau ít phút.', en: 'Try again in a few minutes.' },
  });

/** What the hub refused, in its own two sentences. */
export const refusedByHub = (code: string, own: { vi: string; en: string }, details: readonly { vi: string; en: string }[]) =>
  new Trouble(code.toLowerCase().replaceAll('_', '-'), {
    status: code === 'NOT_FOUND' ? 404 : code === 'FORBIDDEN' || code === 'NOT_IN_CASE' ? 403 : 409,
    ...own,
    next: NEXT[code] ?? {
      vi: 'Không có gì được ghi. Hãy báo bộ phận một cửa nếu bạn không sửa được.',
      en: 'Nothing was written. Tell the office if you cannot mend it.',
    },
    details,
  });

const NEXT: Readonly<Record<string, { vi: string; en: string }>> = {
  NOT_ACTING_FOR_ISSUER: {
    vi: 'Cơ quan này chưa được uỷ quyền ghi kết quả thay cơ quan ban hành.',
    en: 'This agency has no delegation of the issuing agency.',
  },
};
