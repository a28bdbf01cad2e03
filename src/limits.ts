/**
 * Every bound a caller can meet, in one table: what refuses asks it here, and docs/limits.md is printed from it (`npm run generate`). What an operator may set stands in
 * `config.ts`, what a role may ask at once in its policy; both are printed beside it.
 */
export const LIMITS = {
  // HTTP
  bodyBytes: limit(100 * 1024, 'request', 'byte thân một yêu cầu', 'bytes of a request body', 'PAYLOAD_TOO_LARGE'),
  headerBytes: limit(16 * 1024, 'request', 'byte toàn bộ tiêu đề của một yêu cầu', 'bytes of all headers of a request', 'HEADERS_TOO_LARGE'),
  requestMs: limit(10_000, 'request', 'mili giây để gửi trọn một yêu cầu', 'milliseconds in which a request has to be sent', 'REQUEST_TIMEOUT'),
  connectionMs: limit(
    15_000,
    'request',
    'mili giây một kết nối đang trả lời mà bên kia không nhận gì',
    'milliseconds in which a connection being answered has to move',
    null,
  ),
  keepAliveMs: limit(72_000, 'request', 'mili giây giữ một kết nối đang rảnh', 'milliseconds an idle connection is kept', null),
  drainMs: limit(10_000, 'request', 'mili giây chờ câu trả lời đang gửi khi hub dừng', 'milliseconds running answers have when the hub stops', null),
  tokenCharacters: limit(8_192, 'request', 'ký tự của một thẻ truy cập', 'characters of an access token', 'UNAUTHENTICATED'),
  tokenHours: limit(24, 'request', 'giờ hiệu lực dài nhất của một thẻ truy cập', 'hours an access token may be good for', 'UNAUTHENTICATED'),
  clockSeconds: limit(
    5,
    'request',
    'giây đồng hồ của nơi cấp thẻ được phép lệch',
    'seconds by which the clock of the issuer of a token may differ',
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
  aliases: limit(120, 'document', 'bí danh trong một văn bản', 'aliases in a document', 'GRAPHQL_VALIDATION_FAILED'),
  selections: limit(5_000, 'document', 'trường sau khi mở mọi fragment', 'fields after unfolding all fragments', 'GRAPHQL_VALIDATION_FAILED'),
  validationErrors: limit(5, 'document', 'lỗi được nêu trong một câu trả lời', 'errors of a document that are told', null),
  variableLevels: limit(32, 'document', 'cấp lồng nhau của biến', 'levels of nesting in variables', 'BAD_USER_INPUT'),
  links: limit(8, 'document', 'liên kết nối tiếp nhau', 'links followed one after the other', 'TOO_DEEP'),
  // Answers
  answerBytes: limit(8 * 1024 * 1024, 'answer', 'byte dữ liệu của một câu trả lời', 'bytes of the data of an answer', 'TOO_LARGE'),
  pageRecords: limit(
    200,
    'answer',
    'bản ghi một trang của danh sách, và thay đổi một trang của history',
    'records of a page of a list, changes of a page of a history',
    'BAD_USER_INPUT',
  ),
  feedChanges: limit(1_000, 'answer', 'thay đổi một trang của dòng thay đổi', 'changes of a page of the feed', 'BAD_USER_INPUT'),
  feedBytes: limit(
    2 * 1024 * 1024,
    'answer',
    'byte một trang của dòng thay đổi; scannedTo cho biết chỗ hỏi tiếp',
    'bytes of a page of the feed; `scannedTo` says where to go on',
    null,
  ),
  groups: limit(1_000, 'answer', 'nhóm một trang của …Aggregate', 'groups of a page of …Aggregate', 'BAD_USER_INPUT'),
  groupKeys: limit(6, 'answer', 'khoá của groupBy', 'keys of `groupBy`', 'BAD_USER_INPUT'),
  personGroups: limit(10_000, 'answer', 'nhóm có cá nhân trong một câu hỏi', 'groups with persons behind them in one question', 'TOO_COSTLY'),
  bandWidth: limit(1_000_000_000, 'answer', 'độ rộng của một khoảng số (bucket.width)', 'width of a band of numbers (`bucket.width`)', 'BAD_USER_INPUT'),
  seriesDays: limit(60, 'answer', 'ngày của asOfEach', 'days of `asOfEach`', 'BAD_USER_INPUT'),
  filledPeriods: limit(4_000, 'answer', 'kỳ được điền đủ giữa hai mốc', 'periods filled in between two bounds', 'BAD_USER_INPUT'),
  laterListed: limit(100, 'answer', 'thay đổi hay bản ghi được kể tên trong một lời từ chối', 'changes or records named in a refusal', null),
  // What is given
  searchCharacters: limit(3, 'input', 'ký tự ít nhất để tìm (contains)', 'characters a search (`contains`) needs at least', 'BAD_USER_INPUT'),
  metres: limit(200_000, 'input', 'mét của near', 'metres of `near`', 'BAD_USER_INPUT'),
  geometryCharacters: limit(200_000, 'input', 'ký tự của một hình học GeoJSON', 'characters of a GeoJSON geometry', 'BAD_USER_INPUT'),
  operations: limit(1_000, 'input', 'thao tác của một submitChangeSet', 'operations of a `submitChangeSet`', 'BAD_USER_INPUT'),
  textCharacters: limit(
    20_000,
    'input',
    'ký tự của một văn bản, cũng trong một ô của tệp',
    'characters of a text, in a cell of a file as well',
    'BAD_USER_INPUT',
  ),
  resultCodeCharacters: limit(64, 'input', 'ký tự của mã kết quả thủ tục', 'characters of the code of a result', 'BAD_USER_INPUT'),
  reasonCharacters: limit(2_000, 'input', 'ký tự của lý do và của căn cứ pháp lý', 'characters of a reason and of a legal ground', 'BAD_USER_INPUT'),
  dossierVehicles: limit(50, 'input', 'phương tiện của một hồ sơ', 'vehicles of a dossier', 'BAD_USER_INPUT'),
  evidenceRows: limit(10_000, 'input', 'bản ghi xem xét cho một hồ sơ', 'records looked at for a dossier', 'TOO_COSTLY'),
  // At a time
  waitMs: limit(2_000, 'flight', 'mili giây một câu hỏi nặng chờ đến lượt', 'milliseconds a heavy question waits for its turn', 'UNAVAILABLE'),
  waiting: limit(256, 'flight', 'câu hỏi nặng cùng chờ', 'heavy questions that wait together', 'UNAVAILABLE'),
  waitingAnonymous: limit(128, 'flight', 'câu hỏi nặng không có thẻ cùng chờ', 'heavy questions without a token that wait together', 'UNAVAILABLE'),
  waitingCaller: limit(64, 'flight', 'câu hỏi nặng của một bên có thẻ cùng chờ', 'heavy questions of one signed-in caller that wait together', 'RATE_LIMITED'),
  waitingAddress: limit(
    32,
    'flight',
    'câu hỏi nặng của một địa chỉ không có thẻ cùng chờ',
    'heavy questions of one address without a token that wait together',
    'RATE_LIMITED',
  ),
  streams: limit(200, 'flight', 'luồng theo dõi', 'streams of changes', 'RATE_LIMITED'),
  streamsAnonymous: limit(100, 'flight', 'luồng theo dõi không có thẻ', 'streams of changes without a token', 'RATE_LIMITED'),
  streamsCaller: limit(8, 'flight', 'luồng theo dõi của một bên', 'streams of changes of one caller', 'RATE_LIMITED'),
  // Files
  chunkRecords: limit(
    10_000,
    'file',
    'bản ghi một phần của lô, hay cả tệp với --atomic',
    'records of a part of a batch, or of a file with `--atomic`',
    'BATCH_REJECTED',
  ),
  columns: limit(2_000, 'file', 'cột của một tệp', 'columns of a file', 'BATCH_REJECTED'),
  rowBytes: limit(1024 * 1024, 'file', 'byte của một dòng', 'bytes of a row', 'BATCH_REJECTED'),
};

/** Where a bound is met. */
type Place = 'request' | 'document' | 'answer' | 'input' | 'flight' | 'file';

/** `refusal`: the code of whoever goes beyond; null where nothing is refused. */
export type Limit = { max: number; place: Place; vi: string; en: string; refusal: string | null };

function limit(max: number, place: Place, vi: string, en: string, refusal: string | null): Limit {
  return { max, place, vi, en, refusal };
}
