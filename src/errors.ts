/** The published errors: one table, Vietnamese first. A cause stays private; nothing here ever quotes a person's data. */

type Parameters = Readonly<Record<string, string | number | undefined>>;
type Sentence = (p: Parameters) => string;
type ErrorEntry = { status: number; vi: Sentence; en: Sentence };

/** What the hub cannot go on without, when it is UNAVAILABLE: why it does not answer, and when asking again may help. */
export const MISSING = {
  database: {
    retryAfterS: 2,
    vi: 'Cơ sở dữ liệu tạm thời không phục vụ được. Hãy thử lại sau ít giây.',
    en: 'The database cannot serve right now. Try again in a few seconds.',
  },
  'identity-provider': {
    retryAfterS: 5,
    vi: 'Không hỏi được nhà cung cấp danh tính nên chưa kiểm tra được thẻ truy cập. Thẻ không bị coi là sai: hãy gửi lại chính yêu cầu này sau ít giây.',
    en: 'The identity provider cannot be asked, so the access token could not be checked. It was not found wrong: send this request again in a few seconds.',
  },
  'database-disk': {
    retryAfterS: 60,
    vi: 'Máy chủ cơ sở dữ liệu hết chỗ trên đĩa. Cần người vận hành xử lý; gửi lại ngay cũng không có tác dụng.',
    en: 'The database server has no disk space left. Its operator has to act; to send the request again at once is of no use.',
  },
  'database-connections': {
    retryAfterS: 30,
    vi: 'Máy chủ cơ sở dữ liệu không còn nhận thêm kết nối. Nếu kéo dài, cần người vận hành xử lý; hãy gửi lại sau ít phút.',
    en: 'The database server takes no more connections. If this lasts, its operator has to act; send the request again in some minutes.',
  },
  'database-resources': {
    retryAfterS: 30,
    vi: 'Máy chủ cơ sở dữ liệu hết bộ nhớ hoặc tài nguyên khác. Nếu kéo dài, cần người vận hành xử lý; hãy gửi lại sau ít phút.',
    en: 'The database server has run out of memory or other resources. If this lasts, its operator has to act; send the request again in some minutes.',
  },
  descriptors: {
    retryAfterS: 30,
    vi: 'Máy chạy hub không mở thêm được tệp hay kết nối nào. Nếu kéo dài, cần người vận hành xử lý; hãy gửi lại sau ít phút.',
    en: 'The machine of the hub can open no more files or connections. If this lasts, its operator has to act; send the request again in some minutes.',
  },
  disk: {
    retryAfterS: 60,
    vi: 'Máy chạy hub hết chỗ trên đĩa. Cần người vận hành xử lý; gửi lại ngay cũng không có tác dụng.',
    en: 'The machine of the hub has no disk space left. Its operator has to act; to send the request again at once is of no use.',
  },
} as const;

export type Missing = keyof typeof MISSING;

function missing({ missing }: Parameters): (typeof MISSING)[Missing] {
  return MISSING[(missing ?? 'database') as Missing];
}

export const ERRORS = {
  UNAUTHENTICATED: {
    status: 401,
    vi: () => 'Chưa đăng nhập, hoặc thẻ truy cập đã hết hạn hay không hợp lệ. Hãy lấy thẻ mới rồi gửi lại.',
    en: () => 'Not signed in, or the access token is expired or invalid. Obtain a new token and send the request again.',
  },
  FORBIDDEN: {
    status: 403,
    vi: (p) => `Vai trò của bạn không được phép thực hiện việc này${p.action ? ` (${p.action})` : ''}.`,
    en: (p) => `Your role may not do this${p.action ? ` (${p.action})` : ''}.`,
  },
  PURPOSE_REQUIRED: {
    status: 403,
    vi: () => 'Yêu cầu này đụng đến dữ liệu cá nhân: hãy gửi tiêu đề Hub-Purpose với mã mục đích.',
    en: () => 'This request touches personal data: send the header Hub-Purpose with a purpose code.',
  },
  PURPOSE_NOT_ALLOWED: {
    status: 403,
    vi: () => 'Mục đích trong Hub-Purpose không có trong danh mục, hoặc thẻ truy cập không được dùng mục đích đó.',
    en: () => 'The purpose in Hub-Purpose is not in the catalogue, or this token may not use it.',
  },
  CASE_REQUIRED: {
    status: 403,
    vi: () => 'Mục đích này cần mã hồ sơ: hãy gửi tiêu đề Hub-Case, ví dụ H26.01-261122-0001.',
    en: () => 'This purpose needs a case: send the header Hub-Case with a dossier code, for example H26.01-261122-0001.',
  },
  CASE_NOT_OPEN: {
    status: 403,
    vi: () =>
      'Hồ sơ trong Hub-Case chưa được cơ quan của bạn mở, đã đóng, đã hết hạn, hoặc giấy uỷ quyền của người đang làm thay đã hết hiệu lực. Hãy mở hồ sơ bằng openCase rồi gửi lại.',
    en: () =>
      'The case in Hub-Case was not opened by your agency, or it was closed or has ended, or so has the mandate of whoever acts in it. Open it by openCase, then send the request again.',
  },
  WORK_ORDER_NOT_OPEN: {
    status: 403,
    vi: () =>
      'Phiếu giao việc trong Hub-Case không mở cho bạn: chưa có, của cơ quan khác, dành cho mục đích khác, chưa đến ngày, đã hết hạn, đã đóng, hoặc do chính bạn mở. Hãy đề nghị người khác trong cơ quan mở phiếu bằng openWorkOrder rồi gửi lại.',
    en: () =>
      'The work order in Hub-Case is not open for you: there is none, it is of another agency or for another purpose, it has not begun, has ended or was closed, or you opened it yourself. Let somebody else of your agency open one by openWorkOrder, then send the request again.',
  },
  MANDATE_NOT_IN_FORCE: {
    status: 403,
    vi: (p) =>
      `Ngày ${p.day} không có giấy uỷ quyền còn hiệu lực để người này làm thủ tục ${p.procedure} thay chủ thể của hồ sơ: chưa có, đã hết hạn, đã bị thu hồi hoặc dành cho thủ tục khác. Hãy đề nghị người uỷ quyền làm trực tiếp, hoặc ghi giấy uỷ quyền mới rồi gửi lại.`,
    en: (p) =>
      `On ${p.day} no mandate is in force by which this person may act in procedure ${p.procedure} for the subject of the case: there is none, it has ended, it was revoked, or it is for other procedures. Let the subject act themselves, or have a new mandate registered and send the request again.`,
  },
  NOT_IN_CASE: {
    status: 403,
    vi: () =>
      'Hồ sơ trong Hub-Case không có người, xe, doanh nghiệp hoặc thủ tục được hỏi. Chỉ hỏi về đối tượng của hồ sơ; hồ sơ khác thì gửi mã hồ sơ đó.',
    en: () =>
      'The person, vehicle, business or procedure asked about is not in the case of Hub-Case. Ask about its subject alone; for another dossier send its code.',
  },
  FILTER_NOT_ALLOWED: {
    status: 403,
    vi: (p) =>
      `Không được lọc hay sắp xếp theo trường ${p.field}: quyền của bạn không bao gồm trường này, hoặc phép so sánh không được phép trên dữ liệu cá nhân.`,
    en: (p) => `You may not filter or order by ${p.field}: it is outside your rights, or the comparison is not allowed on personal data.`,
  },
  NOT_FOUND: {
    status: 404,
    vi: (p) => `Không tìm thấy ${p.what}. Hãy kiểm tra lại mã.`,
    en: (p) => `No such ${p.what}. Check the identifier.`,
  },
  PROCEDURE_NOT_SET_UP: {
    status: 422,
    vi: (p) =>
      `Thủ tục ${p.procedure} có trong danh mục nhưng chưa được khai báo thành phần hồ sơ để đối chiếu. Hãy xử lý theo cách thông thường.`,
    en: (p) =>
      `Procedure ${p.procedure} is in the register, but its dossier components are not set up here yet. Handle the dossier as usual.`,
  },
  ISSUER_NOT_COMPETENT: {
    status: 422,
    vi: (p) =>
      `Vào ngày ${p.day} cơ quan ${p.issuer} không có thẩm quyền ban hành kết quả này; cơ quan có thẩm quyền là ${p.authority}. Hãy kiểm tra cơ quan ban hành và ngày quyết định.`,
    en: (p) =>
      `On ${p.day} agency ${p.issuer} had no authority to issue this result; the authority was ${p.authority}. Check the issuing agency and the day of the decision.`,
  },
  NOT_ACTING_FOR_ISSUER: {
    status: 403,
    vi: (p) =>
      `Cơ quan ${p.recorder} không được ghi kết quả của ${p.issuer}: không phải cùng cơ quan, cơ quan cấp trên, trực thuộc hay kế thừa, và hôm nay không có ủy quyền còn hiệu lực cho loại giấy tờ này. Hãy để cơ quan ban hành tự ghi, hoặc đề nghị họ ủy quyền (bản ghi AgencyDelegation).`,
    en: (p) =>
      `Agency ${p.recorder} may not record a result of ${p.issuer}: it is neither that agency nor above it, part of it or its successor, and no delegation for this kind of document is in force today. Let the issuer record it, or ask it for a delegation (an AgencyDelegation record).`,
  },
  PROCEDURE_NOT_IN_FORCE: {
    status: 422,
    vi: (p) =>
      `Ngày ${p.day} chưa có, hoặc không còn, quy định của thủ tục ${p.procedure} mà hệ thống đối chiếu được. Hãy hỏi vào ngày quy định có hiệu lực (extensions.inForce), hoặc xử lý theo cách thông thường.`,
    en: (p) =>
      `On ${p.day} no law that the hub knows provides for procedure ${p.procedure}. Ask about a day on which one is in force (extensions.inForce), or handle the dossier as usual.`,
  },
  BAD_USER_INPUT: {
    status: 400,
    vi: (p) => `Giá trị của ${p.argument} không hợp lệ: ${p.ruleVi}${p.example ? ` Ví dụ: ${p.example}.` : ''}`,
    en: (p) => `The value of ${p.argument} is not valid: ${p.ruleEn}${p.example ? ` Example: ${p.example}.` : ''}`,
  },
  FUTURE_KNOWLEDGE: {
    status: 400,
    vi: () => 'knownAt ở tương lai: không ai biết trước hệ thống sẽ ghi nhận gì. Hãy bỏ knownAt hoặc dùng một thời điểm đã qua.',
    en: () => 'knownAt lies in the future: nobody knows yet what will be recorded. Leave knownAt out or give a past instant.',
  },
  STALE_VERSION: {
    status: 409,
    vi: (p) => `Bản ghi đã thay đổi sau lần bạn đọc (phiên bản hiện tại: ${p.version}). Hãy đọc lại rồi gửi lại.`,
    en: (p) => `The record has changed since you read it (present version: ${p.version}). Read it again, then resubmit.`,
  },
  LATER_STATE_EXISTS: {
    status: 409,
    vi: (p) => `Đã có trạng thái bắt đầu sau ngày ${p.from}. Dùng "correct" cho khoảng thời gian đã ghi nhận, hoặc chọn ngày muộn hơn.`,
    en: (p) => `A state that starts after ${p.from} exists. Use "correct" for a recorded period, or choose a later date.`,
  },
  RECORD_CLOSED: {
    status: 409,
    vi: (p) => `Bản ghi đã kết thúc hiệu lực từ ${p.from}. Dùng "correct" để dời ngày kết thúc nếu đó là sai sót.`,
    en: (p) => `The record was closed from ${p.from}. Use "correct" to move its end if that was a mistake.`,
  },
  PERIOD_INVALID: {
    status: 400,
    vi: (p) => `Khoảng thời gian không hợp lệ: ${p.ruleVi}`,
    en: (p) => `The period is not valid: ${p.ruleEn}`,
  },
  KEY_TAKEN: {
    status: 409,
    vi: (p) => `${p.field} đã thuộc về một bản ghi khác có hiệu lực trong cùng thời gian.`,
    en: (p) => `${p.field} already belongs to another record valid at the same time.`,
  },
  LINK_BROKEN: {
    status: 409,
    vi: (p) =>
      `Liên kết ${p.field} trỏ tới một bản ghi không tồn tại, không đúng loại, hoặc không có hiệu lực vào mọi ngày của trạng thái này.`,
    en: (p) =>
      `The link ${p.field} points to a record that does not exist, is of another kind, or is not in force on every day of this state.`,
  },
  RULE_BROKEN: {
    status: 400,
    vi: (p) => `${p.ruleVi}`,
    en: (p) => `${p.ruleEn}`,
  },
  HAS_DEPENDENTS: {
    status: 409,
    vi: (p) =>
      `Còn ${p.count} bản ghi liên kết tới bản ghi này vào những ngày nó sẽ không còn hiệu lực (${p.vi}). Hãy đóng hoặc gỡ bỏ chúng trước, hoặc trong cùng lần gửi.`,
    en: (p) =>
      `${p.count} records link to this record on days on which it would not be in force (${p.en}). Close or remove them first, or in the same change set.`,
  },
  HAS_LATER_CHANGES: {
    status: 409,
    vi: (p) =>
      p.why === 'WITHDRAWN_SINCE'
        ? `Điều cần ghi lại dựa trên ${p.count} thay đổi đã được rút lại sau đó (${p.entities}), và những gì đã yêu cầu rút thì không tự trở lại. Hãy rút lần rút lại đó trước.`
        : `Có ${p.count} thay đổi sau đó dựa trên những gì cần rút lại (${p.entities}). Hãy rút chúng trước, hoặc rút lại cùng lúc (cascade).`,
    en: (p) =>
      p.why === 'WITHDRAWN_SINCE'
        ? `What would come back rests on what ${p.count} later withdrawals took away (${p.entities}), and what was asked to be gone does not come back by the way. Withdraw those withdrawals first.`
        : `${p.count} later changes rest on what is to be withdrawn (${p.entities}). Withdraw them first, or together with it (cascade).`,
  },
  NOTHING_TO_WITHDRAW: {
    status: 409,
    vi: () => 'Không còn gì để rút lại: các sổ đã ghi đúng như trước tập thay đổi này.',
    en: () => 'There is nothing to withdraw: the registers already say what they said before this change set.',
  },
  APPROVAL_REQUIRED: {
    status: 409,
    vi: (p) =>
      `Chưa ghi gì: một người không được tự thay đổi chừng này (${p.needsVi}). Nội dung đã được giữ lại chờ một người khác phê duyệt, mã ${p.proposal}. Gửi lại đúng yêu cầu này sau khi được phê duyệt thì nhận kết quả.`,
    en: (p) =>
      `Nothing is written yet: one person may not change this much alone (${p.needsEn}). It is kept and waits for another person's approval under ${p.proposal}. Send the same request again after that, with its idempotency key, to get its outcome.`,
  },
  ANOTHER_PERSON_REQUIRED: {
    status: 403,
    vi: (p) =>
      p.why === 'AGENCY'
        ? `Cần người của một cơ quan khác${p.agency ? `, không phải ${p.agency}` : ''}, quyết định việc này.`
        : `Không ai được tự phê duyệt hay từ chối nội dung của chính mình. Cần một người khác; để rút nội dung của mình, dùng ${p.takeBack ?? 'retractChangeSet'}.`,
    en: (p) =>
      p.why === 'AGENCY'
        ? `Somebody of another agency${p.agency ? ` than ${p.agency}` : ''} has to decide this.`
        : `Nobody decides about their own proposal, in whichever session. Another person has to; to take your own back use ${p.takeBack ?? 'retractChangeSet'}.`,
  },
  PROPOSAL_DECIDED: {
    status: 409,
    vi: (p) => `Nội dung này đã được quyết định (${p.state}), không quyết định lại. Xem changeProposal(id:).`,
    en: (p) => `This was decided already (${p.state}) and is not decided again. See changeProposal(id:).`,
  },
  DOSSIER_DECIDED: {
    status: 409,
    vi: (p) =>
      `Hồ sơ ${p.code} đã kết thúc (${p.state}), một hồ sơ chỉ có một kết quả. Kết quả sai thì rút bằng withdrawResult rồi ghi lại.`,
    en: (p) =>
      `Dossier ${p.code} is over (${p.state}), and has one result. If that is wrong take it back by withdrawResult, then record another.`,
  },
  DOSSIER_STEP: {
    status: 409,
    vi: (p) => `Không ghi được bước này của hồ sơ ${p.code}: ${p.ruleVi}`,
    en: (p) => `This step of dossier ${p.code} is not possible: ${p.ruleEn}`,
  },
  DOUBT_ANSWERED: {
    status: 409,
    vi: (p) => `Phản ánh này đã được trả lời (${p.state}), không trả lời lại. Xem doubt(id:); nếu dữ liệu vẫn sai thì phản ánh lại.`,
    en: (p) =>
      `This doubt was answered already (${p.state}) and is not answered again. See doubt(id:); if the data are still wrong, report it again.`,
  },
  JOB_NOT_DONE: {
    status: 409,
    vi: (p) => `Việc nền chưa có kết quả (${p.state}, ${p.done}/${p.total}). Hãy xem lại tiến độ sau ít giây.`,
    en: (p) => `The job has no result (${p.state}, ${p.done}/${p.total}). Look at its progress again in some seconds.`,
  },
  DATA_SUBJECT_REQUEST_STEP: {
    status: 409,
    vi: (p) => `Không ghi được trả lời này của yêu cầu: ${p.ruleVi}`,
    en: (p) => `This answer to the request is not possible: ${p.ruleEn}`,
  },
  BATCH_IN_PROGRESS: {
    status: 409,
    vi: () => 'Lô này đang được một tiến trình khác ghi hoặc rút lại. Hãy đợi tiến trình đó kết thúc rồi gửi lại.',
    en: () => 'Another process is writing or withdrawing this batch. Wait for it to end, then send the request again.',
  },
  AMBIGUOUS: {
    status: 409,
    vi: (p) => `Có ${p.count} bản ghi cùng mang khoá này tại thời điểm đã hỏi. Hãy dùng danh sách với bộ lọc hoặc hỏi theo id.`,
    en: (p) => `${p.count} records carry this key at the time asked. Use the list with a filter, or ask by id.`,
  },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    vi: (p) =>
      p.resultCode
        ? `Mã kết quả ${p.resultCode} của cơ quan này đã được ghi với nội dung khác. Hãy gửi lại đúng nội dung đã quyết định; một kết quả khác cần mã khác.`
        : p.receipt
          ? `Biên lai ${p.receipt} đã được ghi với nội dung khác. Hãy gửi đúng nội dung nền tảng thanh toán đã báo; một khoản thu khác có số biên lai khác.`
          : 'Khoá idempotency này đã dùng cho một nội dung khác. Hãy dùng khoá mới.',
    en: (p) =>
      p.resultCode
        ? `The result code ${p.resultCode} of this agency was recorded with other content. Send exactly what was decided; another result needs another code.`
        : p.receipt
          ? `The receipt ${p.receipt} was recorded with other content. Send exactly what the payment platform told; another payment has another number.`
          : 'This idempotency key was used for another body. Use a new key.',
  },
  BATCH_REJECTED: {
    status: 422,
    vi: (p) => `Không nhận tệp: ${p.ruleVi}`,
    en: (p) => `The file is refused: ${p.ruleEn}`,
  },
  AUDIT_UNAVAILABLE: {
    status: 503,
    vi: () => 'Không ghi được nhật ký tra cứu nên không trả dữ liệu. Hãy thử lại sau ít phút.',
    en: () => 'The read log cannot be written, so no data is returned. Try again in a few minutes.',
  },
  UNAVAILABLE: {
    status: 503,
    vi: (p) =>
      p.busyVi ? `Hệ thống đang bận: giới hạn là ${p.busyVi}. Hãy thử lại sau ít giây, hoặc hỏi ít bản ghi hơn mỗi lần.` : missing(p).vi,
    en: (p) =>
      p.busyEn
        ? `The hub is busy: the limit is ${p.busyEn}. Try again in a few seconds, or ask for fewer records at a time.`
        : missing(p).en,
  },
  ERASER_MISSING: {
    status: 503,
    vi: () =>
      'Tài khoản cơ sở dữ liệu của hub chưa được làm việc với vai trò giaolo_eraser nên không xoá được dữ liệu. Người quản trị máy chủ cấp vai trò này (docs/operations.md); sau đó hãy gửi lại đúng yêu cầu này.',
    en: () =>
      "The hub's database login may not work as the role giaolo_eraser, so nothing can be erased. The server's administrator grants it (docs/operations.md); then send the very same request again.",
  },
  LOG_UNSETTLED: {
    status: 503,
    vi: () =>
      'Cơ sở dữ liệu này vừa được phục hồi, sao chép hoặc lên thay máy chủ chính, nên tạm chưa ghi gì. Người vận hành cần chạy "giaolo log continue" hoặc "giaolo log renew"; sau đó hãy gửi lại đúng yêu cầu này.',
    en: () =>
      'This database was restored, copied or promoted, so nothing is written for now. The operator has to run "giaolo log continue" or "giaolo log renew"; then send the very same request again.',
  },
  LOG_NOT_SEALED: {
    status: 503,
    vi: () => 'Những thay đổi mới nhất chưa được niêm phong vào nhật ký nên chưa chứng minh được. Hãy hỏi lại sau vài giây.',
    en: () => 'The newest changes are not sealed into the log yet, so they cannot be proven. Ask again in a few seconds.',
  },
  LOG_NOT_WITNESSED: {
    status: 503,
    vi: () =>
      'Đã quá 4 giờ chưa có nhân chứng nào ký điểm kiểm mới của một nhật ký, nên hub tạm chưa cấp những gì dùng làm chứng cứ; các câu hỏi khác vẫn được trả lời. Người vận hành cần xem lại HUB_WITNESSES; sau đó hãy hỏi lại.',
    en: () =>
      'No witness has signed a new checkpoint of a log for more than 4 hours, so what is let out as evidence is withheld for now; other questions are answered. The operator has to look at HUB_WITNESSES; then ask again.',
  },
  LOG_RENEWED: {
    status: 410,
    vi: (p) =>
      `Giá trị của ${p.argument} thuộc về nhật ký trước ngày ${p.renewedAt}: hệ thống khi đó được phục hồi hoặc chuyển sang máy chủ khác, nên cùng một vị trí nay có thể là thay đổi khác. ${p.adviceVi}`,
    en: (p) =>
      `The value of ${p.argument} belongs to the log of before ${p.renewedAt}: the hub was restored or moved to another server then, so the same position may now be another change. ${p.adviceEn}`,
  },
  CONFLICT_RETRY: {
    status: 503,
    vi: () => 'Có xung đột ghi đồng thời. Hãy gửi lại đúng yêu cầu này với cùng khoá idempotency.',
    en: () => 'Concurrent writes collided. Send the very same request again with the same idempotency key.',
  },
  RATE_LIMITED: {
    status: 429,
    vi: (p) =>
      p.seconds
        ? `Vượt mức ${p.limit} ${p.whatVi} mỗi phút. ${p.adviceVi ?? `Hãy gửi lại sau ${p.seconds} giây.`}`
        : `Quá nhiều ${p.whatVi} cùng lúc, tối đa ${p.limit}. Hãy đợi bớt (hoặc đóng bớt) rồi thử lại.`,
    en: (p) =>
      p.seconds
        ? `More than ${p.limit} ${p.whatEn} in a minute. ${p.adviceEn ?? `Send it again in ${p.seconds} s.`}`
        : `Too many ${p.whatEn} at once, at most ${p.limit}. Wait for some to end (or close some), then try again.`,
  },
  TOO_COSTLY: {
    status: 400,
    vi: (p) => `Truy vấn quá lớn (${p.cost} so với mức ${p.limit}). Hãy hỏi ít bản ghi hoặc ít nhánh hơn.`,
    en: (p) => `The query is too large (${p.cost} against a limit of ${p.limit}). Ask for fewer records or branches.`,
  },
  TOO_LARGE: {
    status: 400,
    vi: (p) => {
      if (p.tokens)
        return `Văn bản GraphQL dài hơn ${p.tokens} từ (token) nên không đọc. Hãy dùng biến thay cho giá trị viết sẵn, hoặc chia thành nhiều truy vấn.`;
      if (p.levels) return `Văn bản GraphQL lồng quá ${p.levels} cấp ngoặc nên không đọc. Hãy hỏi ít cấp hơn.`;
      return `Câu trả lời lớn hơn ${p.limit} MB nên không gửi. Hãy hỏi ít bản ghi hơn (first), ít trường hơn, hoặc chia thành nhiều truy vấn.`;
    },
    en: (p) => {
      if (p.tokens)
        return `The GraphQL document is longer than ${p.tokens} tokens and is not read. Use variables for the values in it, or ask in several queries.`;
      if (p.levels)
        return `The GraphQL document is nested deeper than ${p.levels} levels of brackets and is not read. Ask for fewer levels.`;
      return `The answer is larger than ${p.limit} MB and is not sent. Ask for fewer records (first), fewer fields, or in several queries.`;
    },
  },
  TOO_SLOW: {
    status: 400,
    vi: (p) => `Truy vấn chạy quá ${p.seconds} giây nên đã bị dừng. Hãy thu hẹp bộ lọc, hoặc hỏi từng phần.`,
    en: (p) => `The query ran for more than ${p.seconds} s and was stopped. Narrow the filter, or ask in parts.`,
  },
  TOO_DEEP: {
    status: 400,
    vi: (p) => `Truy vấn đi qua ${p.depth} liên kết, tối đa ${p.limit}. Hãy chia thành nhiều truy vấn.`,
    en: (p) => `The query follows ${p.depth} links, at most ${p.limit}. Split it.`,
  },
  BAD_REQUEST: {
    status: 400,
    vi: (p) => `Yêu cầu HTTP không đúng dạng${p.ruleVi ? `: ${p.ruleVi}` : '.'}`,
    en: (p) => `The HTTP request is not of the right form${p.ruleEn ? `: ${p.ruleEn}` : '.'}`,
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    vi: (p) => `Không đọc được câu hỏi GraphQL${p.line ? ` (dòng ${p.line}, cột ${p.column})` : ''}: ${p.ruleVi}`,
    en: (p) => `The GraphQL document cannot be read${p.line ? ` (line ${p.line}, column ${p.column})` : ''}: ${p.ruleEn}`,
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    vi: (p) => `Câu hỏi GraphQL không khớp lược đồ${p.line ? ` (dòng ${p.line}, cột ${p.column})` : ''}: ${p.ruleVi}`,
    en: (p) => `The GraphQL document does not fit the schema${p.line ? ` (line ${p.line}, column ${p.column})` : ''}: ${p.ruleEn}`,
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    vi: () => 'Không xác định được thao tác cần chạy. Nếu văn bản có nhiều thao tác, hãy gửi operationName là tên một trong số đó.',
    en: () => 'It is not clear which operation to run. If the document holds several, send operationName with the name of one of them.',
  },
  DOCUMENT_NOT_FOUND: {
    status: 404,
    vi: (p) =>
      `Ứng dụng này chưa đăng ký văn bản GraphQL nào ${p.hash ? `có mã băm ${p.hash}` : 'mang tên này'}. Hãy nhờ người vận hành chạy: giaolo documents register <manifest> --client <ứng dụng>.`,
    en: (p) =>
      `This client has registered no GraphQL document of ${p.hash ? `the hash ${p.hash}` : 'this name'}. Ask the operator to run: giaolo documents register <manifest> --client <client>.`,
  },
  DOCUMENT_NOT_TRUSTED: {
    status: 403,
    vi: () =>
      'Ứng dụng này đã đăng ký văn bản GraphQL nên chỉ được gửi những văn bản đó, theo mã băm: documentId "sha256:…", không gửi "query".',
    en: () =>
      'This client has registered its GraphQL documents, so it sends only these, by their hash: documentId "sha256:…", and no "query".',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 400,
    vi: () => 'Hub không dùng persisted query (APQ). Hãy gửi cả văn bản trong "query", không có extensions.persistedQuery.',
    en: () => 'Persisted queries (APQ) are not served. Send the whole document in "query", without extensions.persistedQuery.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    vi: (p) => `Yêu cầu không đến trọn vẹn trong ${p.seconds} giây nên kết nối bị đóng. Hãy gửi lại trên một kết nối mới.`,
    en: (p) => `The request did not arrive as a whole within ${p.seconds} s, so the connection is closed. Send it again on a new one.`,
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    vi: (p) => `Tiêu đề của yêu cầu dài hơn ${p.limit}. Hãy bỏ bớt tiêu đề và cookie.`,
    en: (p) => `The headers of the request are longer than ${p.limit}. Leave out headers and cookies.`,
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    vi: (p) => `Nội dung gửi lên quá lớn, tối đa ${p.limit}. Hãy chia nhỏ; dữ liệu lớn nạp bằng "giaolo import".`,
    en: (p) => `The request body is too large, at most ${p.limit}. Split it; larger data come in by "giaolo import".`,
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    vi: () => 'Kiểu nội dung không được nhận. Hãy gửi JSON bằng UTF-8: Content-Type: application/json.',
    en: () => 'This content type is not accepted. Send JSON in UTF-8: Content-Type: application/json.',
  },
  INTERNAL: {
    status: 500,
    vi: (p) => `Lỗi bên trong hệ thống. Hãy báo mã yêu cầu ${p.requestId ?? '-'} cho quản trị viên.`,
    en: (p) => `Internal error. Give the request id ${p.requestId ?? '-'} to the operator.`,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
export type Language = 'vi' | 'en';

/** A refusal the caller is meant to read. `details` is served in `extensions`; `cause` never leaves the process. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly code: ErrorCode;
  readonly parameters: Parameters;
  readonly details: Readonly<Record<string, unknown>>;
  /** Refused as intended, for example under load: no fault of the system, whatever its status. */
  readonly isExpected: boolean;
  readonly #retryAfterS: number | undefined;

  constructor(
    code: ErrorCode,
    parameters: Parameters = {},
    options: { details?: Record<string, unknown>; cause?: unknown; isExpected?: boolean; retryAfterS?: number } = {},
  ) {
    super(ERRORS[code].en(parameters), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.parameters = parameters;
    this.details = options.details ?? {};
    this.isExpected = options.isExpected ?? false;
    this.#retryAfterS = options.retryAfterS;
  }

  /** For 503 and 429: after how many seconds asking again may help. */
  get retryAfterS(): number {
    return this.#retryAfterS ?? MISSING[missingOf(this) ?? 'database'].retryAfterS;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  sentence(language: Language): string {
    return ERRORS[this.code][language](this.parameters);
  }
}

/** What was missing, when that was the reason, also of a fault with another name. */
export function missingOf(fault: unknown, depth = 0): Missing | null {
  if (!(fault instanceof Error) || depth > 5) return null;
  const { missing } = fault instanceof HubError ? fault.details : {};
  return typeof missing === 'string' && missing in MISSING ? (missing as Missing) : missingOf(fault.cause, depth + 1);
}

/** The fault where something is missing other than the database's answer; `missing` tells a program what. */
export function unavailable(missing: Missing, cause: unknown): HubError {
  return new HubError('UNAVAILABLE', { missing }, { details: { missing }, cause });
}

/** One thing wrong with a piece of given data: not an exception, since a steward wants all of them at once. */
export type Problem = {
  /** Stable machine code, `PLATE_UNKNOWN_CODE`. */
  code: string;
  severity: 'error' | 'warning';
  /** GraphQL field name, or the file's header for imports. */
  field?: string;
  /** 1-based line of the file. */
  row?: number;
  /** Of an archive, the file in it. */
  file?: string;
  vi: string;
  en: string;
};
