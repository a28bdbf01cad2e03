type Parts = readonly string[];
type Entry = { pattern: RegExp; vi: (parts: Parts) => string; en: (parts: Parts) => string };

/**
 * What graphql-js found wrong with a document, in both languages. Only names from the schema's grammar are repeated, never a value, and
 * no name with so many digits that it could be a number of a person; a sentence not listed here is worded without any of it.
 */
export function validationSentence(message: string): { vi: string; en: string } {
  for (const { pattern, vi, en } of SENTENCES) {
    const match = pattern.exec(message);
    if (!match) continue;
    const parts = match.slice(1).map((part) => (part.length > NAME_LENGTH_MAX || /\d{6}/.test(part) ? '…' : part));
    return { vi: vi(parts), en: en(parts) };
  }
  return { vi: 'hãy xem lại tại vị trí này.', en: 'check this place.' };
}

const NAME_LENGTH_MAX = 120;
const name = '"(\\$?@?[\\w.]+)"';
const type = '"([\\w![\\]]+)"';

const SENTENCES: readonly Entry[] = [
  entry(
    `^Cannot query field ${name} on type ${name}`,
    ([field, on]) => `kiểu ${on} không có trường ${field}.`,
    ([field, on]) => `type ${on} has no field ${field}.`,
  ),
  entry(
    `^Unknown argument ${name} on (?:field|directive) ${name}`,
    ([a, on]) => `${on} không có tham số ${a}.`,
    ([a, on]) => `${on} has no argument ${a}.`,
  ),
  entry(
    `^Unknown directive ${name}`,
    ([d]) => `không có chỉ thị ${d}.`,
    ([d]) => `there is no directive ${d}.`,
  ),
  entry(
    `^Directive ${name} may not be used`,
    ([d]) => `chỉ thị ${d} không dùng được ở đây.`,
    ([d]) => `the directive ${d} may not be used here.`,
  ),
  entry(
    `^Unknown type ${name}`,
    ([t]) => `không có kiểu ${t}.`,
    ([t]) => `there is no type ${t}.`,
  ),
  entry(
    `^Unknown fragment ${name}`,
    ([f]) => `không có đoạn (fragment) ${f}.`,
    ([f]) => `there is no fragment ${f}.`,
  ),
  entry(
    `^Fragment ${name} is never used`,
    ([f]) => `đoạn ${f} không được dùng.`,
    ([f]) => `fragment ${f} is never used.`,
  ),
  entry(
    `^Cannot spread fragment ${name} within itself`,
    ([f]) => `đoạn ${f} chứa chính nó.`,
    ([f]) => `fragment ${f} contains itself.`,
  ),
  entry(
    `^Fragment (?:${name} )?cannot be spread here`,
    () => 'đoạn này không bao giờ khớp kiểu ở đây.',
    () => 'this fragment can never match the type here.',
  ),
  entry(
    `^Field ${name} must not have a selection`,
    ([f]) => `trường ${f} không có trường con.`,
    ([f]) => `field ${f} has no subfields.`,
  ),
  entry(
    `^Field ${name} of type ${type} must have a selection`,
    ([f]) => `hãy chọn các trường con của ${f}, ví dụ ${f} { id }.`,
    ([f]) => `select subfields of ${f}, for example ${f} { id }.`,
  ),
  entry(
    `^(?:Field|Directive) ${name} argument ${name} of type ${type} is required`,
    ([f, a, t]) => `${f} cần tham số ${a} kiểu ${t}.`,
    ([f, a, t]) => `${f} needs the argument ${a} of type ${t}.`,
  ),
  entry(
    `^Variable ${name} is not defined`,
    ([v]) => `biến ${v} chưa được khai báo.`,
    ([v]) => `variable ${v} is not declared.`,
  ),
  entry(
    `^Variable ${name} is never used`,
    ([v]) => `biến ${v} không được dùng.`,
    ([v]) => `variable ${v} is never used.`,
  ),
  entry(
    `^Variable ${name} of type ${type} used in position expecting type ${type}`,
    ([v, is, wanted]) => `biến ${v} kiểu ${is} được dùng ở chỗ cần kiểu ${wanted}.`,
    ([v, is, wanted]) => `variable ${v} of type ${is} is used where type ${wanted} is expected.`,
  ),
  entry(
    `^Variable ${name} cannot be non-input type`,
    ([v]) => `biến ${v} phải có kiểu đầu vào.`,
    ([v]) => `variable ${v} must have an input type.`,
  ),
  entry(
    `^Expected non-nullable type ${type} not to be null`,
    ([t]) => `cần giá trị kiểu ${t}, không được thiếu hay để null.`,
    ([t]) => `a value of type ${t} is needed; it may not be missing or null.`,
  ),
  entry(
    `^Expected type ${type} to be an object`,
    ([t]) => `cần một đối tượng ${t}.`,
    ([t]) => `an object of type ${t} is expected.`,
  ),
  entry(
    `^Exactly one key must be specified for OneOf type ${type}`,
    ([t]) => `${t} cần đúng một trường.`,
    ([t]) => `${t} takes exactly one field.`,
  ),
  entry(
    `^Field ${name} must be non-null`,
    ([f]) => `trường ${f} không được để null.`,
    ([f]) => `the field ${f} may not be null.`,
  ),
  entry(
    `^Expected (?:value of )?type ${type}`,
    ([t]) => `cần giá trị kiểu ${t}.`,
    ([t]) => `a value of type ${t} is expected.`,
  ),
  entry(
    '^(Int|Float|String|Boolean|ID) cannot represent',
    ([t]) => `cần giá trị kiểu ${t}.`,
    ([t]) => `a value of type ${t} is expected.`,
  ),
  entry(
    `^Enum ${name} cannot represent`,
    ([t]) => `cần một giá trị của ${t}, viết không có dấu ngoặc kép.`,
    ([t]) => `a value of ${t} is expected, written without quotes.`,
  ),
  entry(
    `^Value "[^"]*" does not exist in ${name} enum`,
    ([t]) => `giá trị này không có trong ${t}.`,
    ([t]) => `this value is not in ${t}.`,
  ),
  entry(
    `^Field ${name} is not defined by type ${name}`,
    ([f, on]) => `${on} không có trường ${f}.`,
    ([f, on]) => `${on} has no field ${f}.`,
  ),
  entry(
    `^Field ${name} of required type ${type} was not provided`,
    ([f]) => `thiếu trường ${f}.`,
    ([f]) => `the field ${f} is missing.`,
  ),
  entry(
    `^OneOf Input Object ${name} must specify exactly one`,
    ([t]) => `${t} cần đúng một trường.`,
    ([t]) => `${t} takes exactly one field.`,
  ),
  entry(
    `^Fields ${name} conflict`,
    ([f]) => `${f} được chọn hai lần khác nhau; hãy đặt bí danh.`,
    ([f]) => `${f} is selected in two different ways; use aliases.`,
  ),
  entry(
    `^There can be only one (\\w+(?: \\w+)?) named ${name}`,
    ([what, n]) => `${n} xuất hiện hơn một lần (${what}).`,
    ([what, n]) => `there is more than one ${what} ${n}.`,
  ),
  entry(
    '^This anonymous operation must be the only',
    () => 'nhiều thao tác thì mỗi thao tác phải có tên.',
    () => 'several operations must each have a name.',
  ),
  entry(
    `^The directive ${name} can only be used once`,
    ([d]) => `chỉ thị ${d} chỉ dùng một lần ở mỗi chỗ.`,
    ([d]) => `the directive ${d} can be used only once at a place.`,
  ),
  entry(
    '^Schema is not configured to execute (\\w+)',
    ([o]) => `hub không phục vụ thao tác ${o}.`,
    ([o]) => `the hub serves no ${o} operations.`,
  ),
  entry(
    '^Too many validation errors',
    () => 'còn nhiều lỗi nữa không nêu ở đây.',
    () => 'there are more errors than are listed here.',
  ),
  entry(
    'recursive selections',
    () => 'các đoạn lồng nhau mở ra thành quá nhiều trường.',
    () => 'its nested fragments unfold into too many fields.',
  ),
  entry(
    '^Maximum introspection depth',
    () => 'câu hỏi về lược đồ lồng quá sâu.',
    () => 'the introspection is nested too deeply.',
  ),
  entry(
    '^At most (\\d+) aliases',
    ([n]) => `tối đa ${n} bí danh.`,
    ([n]) => `at most ${n} aliases are allowed.`,
  ),
];

function entry(pattern: string, vi: Entry['vi'], en: Entry['en']): Entry {
  return { pattern: new RegExp(pattern), vi, en };
}
