/**
 * Every bound a caller can meet, in one table: what refuses asks it here, and docs/limits.md is printed from it (`npm run generate`). What
 * an operator may set stands in `config.ts`, what a role may ask at once in its policy; both are printed beside it.
 */
export const LIMITS = {
  // HTTP
  bodyBytes: limit(100 * 1024, 'request', 'byte thân một yêu cầu', 'bytes of a request body', 'PAYLOAD_TOO_LARGE'),
  headerBytes: limit(
    16 * 1024,
    'request',
    'byte toàn bộ tiêu đề của một yêu cầu',
    'bytes of all headers of a request',
    'HEADERS_TOO_LARGE',
  ),
  requestMs: limit(
    10_000,
    'request',
    'mili giây để gửi trọn một yêu cầu',
    'milliseconds in which a request has to be sent',
    'REQUEST_TIMEOUT',
  ),
  connectionMs: limit(
    15_000,
    'request',
    'mili giây một kết nối đang trả lời mà bên kia không nhận gì',
    'milliseconds in which a connection being answered has to move',
    null,
  ),
  keepAliveMs: limit(72_000, 'request', 'mili giây giữ một kết nối đang rảnh', 'milliseconds an idle connection is kept', null),
  drainMs: limit(
    10_000,
    'request',
    'mili giây chờ câu trả lời đang gửi khi hub dừng',
    'milliseconds running answers have when the hub stops',
    null,
  ),
  stalenessSeconds: limit(
    60,
    'request',
    'giây câu trả lời của một máy theo sau được phép cũ (Hub-Max-Staleness)',
    'seconds by which an answer of a standby may be behind (Hub-Max-Staleness)',
    'BAD_USER_INPUT',
    { vi: 'Hãy bỏ tiêu đề này để theo mức của hub.', en: 'Leave the header out for what the hub allows by itself.' },
  ),
  tokenCharacters: limit(8_192, 'request', 'ký tự của một thẻ truy cập', 'characters of an access token', 'UNAUTHENTICATED'),
  tokenHours: limit(
    24,
    'request',
    'giờ hiệu lực dài nhất của một thẻ truy cập',
    'hours an access token may be good for',
    'UNAUTHENTICATED',
  ),
  clockSeconds: limit(
    5,
    'request',
    'giây đồng hồ của nơi cấp thẻ được phép lệch',
    'seconds by which the clock of the issuer of a token may differ',
    'UNAUTHENTICATED',
  ),
  proofCharacters: limit(
    4_096,
    'request',
    'ký tự của một bằng chứng giữ khoá (DPoP)',
    'characters of a proof of possession (DPoP)',
    'UNAUTHENTICATED',
  ),
  proofSeconds: limit(
    60,
    'request',
    'giây một bằng chứng giữ khoá còn dùng được, một lần',
    'seconds a proof of possession is good for, once',
    'UNAUTHENTICATED',
  ),
  // The document
  tokens: limit(
    5_000,
    'document',
    'từ (token) của một văn bản GraphQL; từ token thứ 1.001 trở đi mỗi 5 token tính một dòng chi phí',
    'tokens of a GraphQL document; beyond 1,000 each five cost a row',
    'TOO_LARGE',
  ),
  levels: limit(100, 'document', 'cấp ngoặc lồng nhau trong một văn bản', 'levels of brackets in a document', 'TOO_LARGE'),
  aliases: limit(120, 'document', 'bí danh trong một văn bản', 'aliases in a document', 'GRAPHQL_VALIDATION_FAILED', {
    vi: 'Hãy hỏi theo danh sách với bộ lọc in, hoặc chia thành nhiều truy vấn.',
    en: 'Ask a list with a filter `in`, or in several queries.',
  }),
  selections: limit(
    5_000,
    'document',
    'trường sau khi mở mọi fragment',
    'fields after unfolding all fragments',
    'GRAPHQL_VALIDATION_FAILED',
    {
      vi: 'Hãy hỏi ít trường hơn, hoặc chia thành nhiều truy vấn.',
      en: 'Ask for fewer fields, or in several queries.',
    },
  ),
  validationErrors: limit(5, 'document', 'lỗi được nêu trong một câu trả lời', 'errors of a document that are told', null),
  variableLevels: limit(32, 'document', 'cấp lồng nhau của biến', 'levels of nesting in variables', 'BAD_USER_INPUT', {
    vi: 'Hãy gộp các điều kiện lồng nhau.',
    en: 'Join the conditions that are nested.',
  }),
  links: limit(8, 'document', 'liên kết nối tiếp nhau', 'links followed one after the other', 'TOO_DEEP'),
  // Answers
  answerBytes: limit(8 * 1024 * 1024, 'answer', 'byte dữ liệu của một câu trả lời', 'bytes of the data of an answer', 'TOO_LARGE'),
  pageRecords: limit(
    200,
    'answer',
    'bản ghi một trang của danh sách, và thay đổi một trang của history',
    'records of a page of a list, changes of a page of a history',
    'BAD_USER_INPUT',
    {
      vi: 'Hãy lấy trang sau bằng after với endCursor.',
      en: 'Go on with `after` and the `endCursor`.',
    },
  ),
  feedChanges: limit(1_000, 'answer', 'thay đổi một trang của dòng thay đổi', 'changes of a page of the feed', 'BAD_USER_INPUT', {
    vi: 'Hãy hỏi tiếp bằng after với scannedTo.',
    en: 'Go on with `after` and `scannedTo`.',
  }),
  feedBytes: limit(
    2 * 1024 * 1024,
    'answer',
    'byte một trang của dòng thay đổi; scannedTo cho biết chỗ hỏi tiếp',
    'bytes of a page of the feed; `scannedTo` says where to go on',
    null,
  ),
  groups: limit(1_000, 'answer', 'nhóm một trang của …Aggregate', 'groups of a page of …Aggregate', 'BAD_USER_INPUT', {
    vi: 'Hãy lấy trang sau bằng after, hoặc bớt nhóm bằng having.',
    en: 'Go on with `after`, or leave out groups by `having`.',
  }),
  groupKeys: limit(6, 'answer', 'khoá của groupBy', 'keys of `groupBy`', 'BAD_USER_INPUT', {
    vi: 'Hãy bỏ bớt khoá, hoặc đưa vào bộ lọc where.',
    en: 'Leave out keys, or filter by them in `where`.',
  }),
  personGroups: limit(
    10_000,
    'answer',
    'nhóm có cá nhân trong một câu hỏi',
    'groups with persons behind them in one question',
    'TOO_COSTLY',
  ),
  bandWidth: limit(
    1_000_000_000,
    'answer',
    'độ rộng của một khoảng số (bucket.width)',
    'width of a band of numbers (`bucket.width`)',
    'BAD_USER_INPUT',
    {
      vi: 'Hãy dùng khoảng hẹp hơn.',
      en: 'Use narrower bands.',
    },
  ),
  seriesDays: limit(60, 'answer', 'ngày của asOfEach', 'days of `asOfEach`', 'BAD_USER_INPUT', {
    vi: 'Hãy hỏi thưa ngày hơn, hoặc nhiều lần.',
    en: 'Ask about fewer days, or several times.',
  }),
  filledPeriods: limit(4_000, 'answer', 'kỳ được điền đủ giữa hai mốc', 'periods filled in between two bounds', 'BAD_USER_INPUT', {
    vi: 'Hãy thu hẹp hai mốc của bộ lọc, hoặc dùng kỳ dài hơn.',
    en: 'Narrow the bounds of the filter, or use longer periods.',
  }),
  unwitnessedSeconds: limit(
    4 * 3_600,
    'answer',
    'giây một nhật ký được chờ nhân chứng ký, trước khi những gì dùng làm chứng cứ bị từ chối',
    'seconds a log may wait for a witness before what is let out as evidence is refused',
    'LOG_NOT_WITNESSED',
  ),
  laterListed: limit(
    100,
    'answer',
    'thay đổi hay bản ghi được kể tên trong một lời từ chối',
    'changes or records named in a refusal',
    null,
  ),
  // What is given
  searchCharacters: limit(
    3,
    'input',
    'ký tự một phép tìm (contains) cần ít nhất',
    'characters a search (`contains`) needs at least',
    'BAD_USER_INPUT',
    {
      vi: 'Hãy gõ thêm chữ, hoặc dùng eq.',
      en: 'Give more of the text, or use `eq`.',
    },
  ),
  metres: limit(200_000, 'input', 'mét của near', 'metres of `near`', 'BAD_USER_INPUT', {
    vi: 'Hãy thu hẹp, hoặc dùng bbox.',
    en: 'Ask for less, or use `bbox`.',
  }),
  geometryCharacters: limit(200_000, 'input', 'ký tự của một hình học GeoJSON', 'characters of a GeoJSON geometry', 'BAD_USER_INPUT', {
    vi: 'Hãy bớt điểm hoặc bớt chữ số thập phân.',
    en: 'Leave out positions or decimal places.',
  }),
  operations: limit(1_000, 'input', 'thao tác của một submitChangeSet', 'operations of a `submitChangeSet`', 'BAD_USER_INPUT', {
    vi: 'Nhiều hơn thì nạp tệp bằng "giaolo import".',
    en: 'Larger work comes in as a file, by "giaolo import".',
  }),
  textCharacters: limit(
    20_000,
    'input',
    'ký tự của một văn bản, cũng trong một ô của tệp',
    'characters of a text, in a cell of a file as well',
    'BAD_USER_INPUT',
    {
      vi: 'Hãy viết gọn.',
      en: 'Be brief.',
    },
  ),
  resultCodeCharacters: limit(64, 'input', 'ký tự của mã kết quả thủ tục', 'characters of the code of a result', 'BAD_USER_INPUT', {
    vi: 'Hãy dùng mã của cơ quan ban hành.',
    en: 'Use the code the issuing agency gave.',
  }),
  noticeDelayDays: limit(
    366,
    'input',
    'ngày một lần hoãn thông báo cho người được tra cứu',
    'days by which one decision delays telling a person who read about them',
    'BAD_USER_INPUT',
    { vi: 'Hãy quyết định lại khi gần hết hạn.', en: 'Decide again when the end is near.' },
  ),
  savedQuestionCharacters: limit(8_000, 'input', 'ký tự của một câu hỏi được lưu', 'characters of a saved question', 'BAD_USER_INPUT', {
    vi: 'Hãy bỏ bớt nhóm hoặc điều kiện.',
    en: 'Leave groups or conditions out.',
  }),
  reasonCharacters: limit(
    2_000,
    'input',
    'ký tự của lý do và của căn cứ pháp lý',
    'characters of a reason and of a legal ground',
    'BAD_USER_INPUT',
    {
      vi: 'Hãy viết gọn, và dẫn số văn bản.',
      en: 'Be brief, and name the document.',
    },
  ),
  dossierVehicles: limit(50, 'input', 'phương tiện của một hồ sơ', 'vehicles of a dossier', 'BAD_USER_INPUT', {
    vi: 'Hãy chia thành nhiều hồ sơ.',
    en: 'Split the dossier.',
  }),
  evidenceDossiers: limit(200, 'input', 'hồ sơ của một câu hỏi', 'dossiers of a question', 'BAD_USER_INPUT', {
    vi: 'Hãy hỏi thành nhiều lần.',
    en: 'Ask in several questions.',
  }),
  jobBytes: limit(
    8 * 1024 * 1024,
    'input',
    'byte của một câu hỏi chạy nền (POST /jobs)',
    'bytes of a question that is asked as a job (POST /jobs)',
    'PAYLOAD_TOO_LARGE',
  ),
  jobThings: limit(10_000, 'input', 'hồ sơ của một việc nền', 'dossiers of a job', 'BAD_USER_INPUT', {
    vi: 'Hãy chia thành nhiều việc.',
    en: 'Ask in several jobs.',
  }),
  jobRecords: limit(100_000, 'input', 'bản ghi của một việc nền', 'records of a job', 'BAD_USER_INPUT', {
    vi: 'Hãy lọc bớt, hoặc xuất cả sổ bằng "giaolo export".',
    en: 'Filter, or take the whole register out by "giaolo export".',
  }),
  evidenceRows: limit(10_000, 'input', 'bản ghi xem xét cho một hồ sơ', 'records looked at for a dossier', 'TOO_COSTLY'),
  // At a time
  waitMs: limit(
    2_000,
    'flight',
    'mili giây một câu hỏi nặng chờ đến lượt',
    'milliseconds a heavy question waits for its turn',
    'UNAVAILABLE',
  ),
  waiting: limit(256, 'flight', 'câu hỏi nặng cùng chờ', 'heavy questions that wait together', 'UNAVAILABLE'),
  waitingAnonymous: limit(
    128,
    'flight',
    'câu hỏi nặng không có thẻ cùng chờ',
    'heavy questions without a token that wait together',
    'UNAVAILABLE',
  ),
  waitingCaller: limit(
    64,
    'flight',
    'câu hỏi nặng của một bên có thẻ cùng chờ',
    'heavy questions of one signed-in caller that wait together',
    'RATE_LIMITED',
  ),
  waitingAddress: limit(
    32,
    'flight',
    'câu hỏi nặng của một địa chỉ không có thẻ cùng chờ',
    'heavy questions of one address without a token that wait together',
    'RATE_LIMITED',
  ),
  lateAnonymousMs: limit(
    400,
    'flight',
    'mili giây hub chậm trễ với việc của mình trước khi từ chối câu hỏi không có thẻ',
    'milliseconds the hub may be behind with its work before it refuses questions without a token',
    'UNAVAILABLE',
  ),
  lateMs: limit(
    1_500,
    'flight',
    'mili giây hub chậm trễ với việc của mình trước khi từ chối mọi câu hỏi',
    'milliseconds the hub may be behind with its work before it refuses all questions',
    'UNAVAILABLE',
  ),
  streams: limit(200, 'flight', 'luồng theo dõi', 'streams of changes', 'RATE_LIMITED'),
  streamsAnonymous: limit(100, 'flight', 'luồng theo dõi không có thẻ', 'streams of changes without a token', 'RATE_LIMITED'),
  streamsCaller: limit(8, 'flight', 'luồng theo dõi của một bên', 'streams of changes of one caller', 'RATE_LIMITED'),
  jobsCaller: limit(2, 'flight', 'việc nền của một bên đang chờ hoặc đang chạy', 'jobs of one caller that wait or run', 'RATE_LIMITED'),
  // Files
  chunkRecords: limit(
    10_000,
    'file',
    'bản ghi một phần của lô, hay cả tệp với --atomic',
    'records of a part of a batch, or of a file with `--atomic`',
    'BATCH_REJECTED',
  ),
  importBytes: limit(
    32 * 1024 * 1024,
    'file',
    'byte một tệp gửi qua trang hoặc HTTP (POST /import); lệnh giaolo import không có giới hạn này',
    'bytes of a file that comes in by a page or by HTTP (POST /import); `giaolo import` has no such limit',
    'PAYLOAD_TOO_LARGE',
  ),
  imports: limit(2, 'file', 'tệp một hub nhận qua HTTP cùng lúc', 'files that a hub takes by HTTP at the same time', 'RATE_LIMITED'),
  columns: limit(2_000, 'file', 'cột của một tệp', 'columns of a file', 'BATCH_REJECTED'),
  packedBytes: limit(
    256 * 1024 * 1024,
    'file',
    'byte của một tệp zip hay .xlsx',
    'bytes of a zip archive or an .xlsx workbook',
    'BATCH_REJECTED',
  ),
  unpackedBytes: limit(4 * 1024 ** 3, 'file', 'byte của một tệp sau khi giải nén', 'bytes of a file once it is unpacked', 'BATCH_REJECTED'),
  documentBytes: limit(128 * 1024 * 1024, 'file', 'byte của một tệp GeoJSON', 'bytes of a GeoJSON file', 'BATCH_REJECTED'),
  rowBytes: limit(1024 * 1024, 'file', 'byte của một dòng', 'bytes of a row', 'BATCH_REJECTED'),
};

/** Where a bound is met. */
type Place = 'request' | 'document' | 'answer' | 'input' | 'flight' | 'file';

/**
 * `refusal`: the code of whoever goes beyond; null where nothing is refused. `remedy`: what to do instead, where the code's own sentence
 * does not say so.
 */
export type Limit = { max: number; place: Place; vi: string; en: string; refusal: string | null; remedy?: Remedy };
type Remedy = { vi: string; en: string };
export type LimitName = keyof typeof LIMITS;

function limit(max: number, place: Place, vi: string, en: string, refusal: string | null, remedy?: Remedy): Limit {
  return { max, place, vi, en, refusal, ...(remedy && { remedy }) };
}
