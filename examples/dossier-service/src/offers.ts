import { lastDayOfTerm } from './days.js';
import type { ClassChoicesQuery, ProcedureResultInput, SubjectInput, ToldFragment } from './generated/operations.js';

/**
 * The procedures of this office. What a dossier is made of, how long it takes and what it costs is asked of the hub; here stands only what an
 * office adds: what the applicant wishes, and what the official fills in.
 */
export type Offer = {
  id: OfferId;
  /** What the dossier is about: whoever signed in, or a business that they speak for. */
  about: 'person' | 'vehicles-of-business' | 'person-or-business';
  /** The agency that decides by law. */
  issuer: string;
  /** Where the hub knows no fee: an amount for the demonstration, and told as one. */
  demoFeeVnd: number;
  wishes(known: Known): Field[];
  decides(known: Known): Field[];
  result(known: Known, decided: Answers, issuedOn: string): ProcedureResultInput;
};

export type OfferId = 'P06' | 'P04' | 'P01';

export type Field = {
  name: string;
  vi: string;
  en: string;
  kind: 'text' | 'one' | 'many';
  options?: readonly { value: string; vi: string; en?: string }[];
  /** What it is filled in with beforehand. */
  value?: string | readonly string[];
  pattern?: string;
  hint?: { vi: string; en: string };
  optional?: true;
};
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What is known of a dossier when a form is made. */
export type Known = {
  code: string;
  subject: SubjectInput;
  vehicles: readonly string[];
  verdict: ToldFragment;
  wished: Answers;
  classes: ClassChoicesQuery;
};

const NUMBER = '[0-9A-Za-zĐđ./ -]{1,40}';

const exchange: Offer = {
  id: 'P06',
  about: 'person',
  issuer: 'G01',
  demoFeeVnd: 115_000,
  wishes: (known) => [
    {
      name: 'classes',
      vi: 'Hạng mới đề nghị đổi sang',
      en: 'New class asked for',
      kind: 'many',
      options: newClasses(known).map((label) => ({ value: label, vi: label })),
      value: newClasses(known).slice(0, 1),
      hint: {
        vi: 'Theo bảng quy đổi của Luật 36/2024/QH15, Điều 89 khoản 3, từ hạng ghi trên giấy phép đang có.',
        en: 'By the table of article 89.3 of law 36/2024/QH15, from the classes of the licence that is held.',
      },
    },
    {
      name: 'photo',
      vi: 'Ảnh chân dung',
      en: 'Photograph',
      kind: 'one',
      options: [
        { value: 'căn cước', vi: 'Dùng ảnh trong căn cước', en: 'Use the one of the identity card' },
        { value: 'tại chỗ', vi: 'Chụp tại bộ phận một cửa', en: 'Taken at the office' },
      ],
      value: 'căn cước',
    },
  ],
  decides: ({ wished, ...known }) => [
    {
      name: 'number',
      vi: 'Số giấy phép mới',
      en: 'Number of the new licence',
      kind: 'text',
      value: held(known.verdict, 'number'),
      pattern: '[0-9]{12}',
      hint: { vi: '12 chữ số', en: '12 digits' },
    },
    {
      name: 'classes',
      vi: 'Hạng',
      en: 'Classes',
      kind: 'many',
      options: newClasses({ ...known, wished }).map((label) => ({ value: label, vi: label })),
      value: texts(wished.classes),
    },
    { name: 'cardStockNumber', vi: 'Số phôi', en: 'Number of the blank', kind: 'text', pattern: NUMBER, optional: true },
  ],
  result({ verdict, classes }, decided, issuedOn) {
    const chosen = texts(decided.classes);
    const years = classes.licenceClasses.nodes
      .filter(({ label }) => label !== null && chosen.includes(label))
      .flatMap(({ validityYears }) => (validityYears === null ? [] : [validityYears]));
    const cardStockNumber = text(decided.cardStockNumber);
    return {
      licence: {
        replaces: held(verdict, 'number'),
        number: text(decided.number),
        classes: chosen,
        ...(cardStockNumber === '' ? {} : { cardStockNumber }),
        issuedOn,
        expiresOn: years.length === 0 ? null : lastDayOfTerm(issuedOn, Math.min(...years)),
      },
    };
  },
};

/** Of the decree; the hub refuses what the vehicle is not for. */
const BADGE_TYPES = ['XE HỢP ĐỒNG', 'XE TUYẾN CỐ ĐỊNH', 'XE BUÝT', 'XE TAXI', 'XE TRUNG CHUYỂN', 'XE TẢI', 'XE ĐẦU KÉO', 'XE CÔNG-TEN-NƠ'];
const BUSINESS_TYPES = ['tuyến cố định', 'xe buýt', 'taxi', 'hợp đồng', 'hàng hóa'];
const TERM_YEARS_MAX = 7;

const badges: Offer = {
  id: 'P04',
  about: 'vehicles-of-business',
  issuer: 'H26',
  demoFeeVnd: 0,
  wishes: () => [
    {
      name: 'badgeType',
      vi: 'Loại phù hiệu',
      en: 'Type of badge',
      kind: 'one',
      options: BADGE_TYPES.map((one) => ({ value: one, vi: one })),
    },
    { name: 'termYears', vi: 'Thời hạn đề nghị (năm, 1–7)', en: 'Term asked for (years, 1–7)', kind: 'text', pattern: '[1-7]', value: '7' },
    {
      name: 'route',
      vi: 'Mã tuyến, chỉ với xe tuyến cố định',
      en: 'Code of the route, for fixed routes only',
      kind: 'text',
      pattern: '[0-9]{4}\\.[0-9]{4}\\.[A-Z]',
      optional: true,
    },
  ],
  decides: ({ vehicles }) =>
    vehicles.map((plate) => ({
      name: plate,
      vi: `Số phù hiệu của xe ${plate}`,
      en: `Badge number of ${plate}`,
      kind: 'text',
      pattern: NUMBER,
    })),
  result({ vehicles, wished }, decided, issuedOn) {
    const route = text(wished.route);
    const years = Math.min(Number(text(wished.termYears)), TERM_YEARS_MAX);
    return {
      badges: vehicles.map((plate) => ({
        number: text(decided[plate]),
        plate,
        badgeType: text(wished.badgeType),
        ...(route === '' ? {} : { route }),
        issuedOn,
        expiresOn: lastDayOfTerm(issuedOn, years),
      })),
    };
  },
};

const transportLicence: Offer = {
  id: 'P01',
  about: 'person-or-business',
  issuer: 'H26',
  demoFeeVnd: 200_000,
  wishes: () => [
    {
      name: 'businessTypes',
      vi: 'Loại hình kinh doanh vận tải',
      en: 'Kinds of transport business',
      kind: 'many',
      options: BUSINESS_TYPES.map((one) => ({ value: one, vi: one })),
    },
  ],
  decides: ({ wished }) => [
    { name: 'number', vi: 'Số giấy phép', en: 'Number of the licence', kind: 'text', pattern: NUMBER },
    {
      name: 'businessTypes',
      vi: 'Loại hình được cấp',
      en: 'Kinds granted',
      kind: 'many',
      options: texts(wished.businessTypes).map((one) => ({ value: one, vi: one })),
      value: texts(wished.businessTypes),
    },
  ],
  result: (_known, decided, issuedOn) => ({
    documents: [{ number: text(decided.number), issuedOn, values: [{ name: 'businessTypes', value: texts(decided.businessTypes) }] }],
  }),
};

export const OFFERS: readonly Offer[] = [exchange, badges, transportLicence];

export function offerOf(id: string): Offer | undefined {
  return OFFERS.find((offer) => offer.id === id);
}

/** Labels of the licence that is to be exchanged, as the verdict shows them. */
export function oldClasses(verdict: ToldFragment): string[] {
  const fact = factsOf(verdict).find(({ entity, field }) => entity === 'DriverLicence' && field === 'classes');
  return Array.isArray(fact?.value) ? fact.value.map(String) : [];
}

function newClasses({ verdict, classes }: Known): string[] {
  const old = oldClasses(verdict);
  const found = classes.licenceClassConversions.nodes.flatMap(({ oldLabel, newLabel }) =>
    newLabel !== null && oldLabel !== null && old.includes(oldLabel) ? [newLabel] : [],
  );
  return [...new Set(found)].sort();
}

function held(verdict: ToldFragment, name: string): string {
  const fact = factsOf(verdict).find(({ entity, field }) => entity === 'DriverLicence' && field === name);
  return typeof fact?.value === 'string' ? fact.value : '';
}

function factsOf({ requirements }: ToldFragment) {
  return requirements.flatMap(({ held }) => held);
}

function texts(value: Answers[string] | undefined): string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
}

function text(value: Answers[string] | undefined): string {
  return texts(value)[0] ?? '';
}

/** What a form says, and what is wrong with it. Nobody chooses what is not offered. */
export function readFields(fields: readonly Field[], form: URLSearchParams): { answers: Answers; faults: { vi: string; en: string }[] } {
  const faults: { vi: string; en: string }[] = [];
  const answers = Object.fromEntries(
    fields.map((field): [string, string | string[]] => {
      const { name, vi, en, kind, options = [], pattern, optional } = field;
      const given = form
        .getAll(name)
        .map((one) => one.normalize('NFC').trim())
        .filter((one) => one !== '');
      if (given.length === 0 && !optional) faults.push({ vi: `${vi}: chưa điền.`, en: `${en}: nothing is filled in.` });
      const isOffered = (one: string) =>
        kind === 'text'
          ? pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(one)
          : options.some(({ value }) => value === one);
      if (!given.every(isOffered))
        faults.push({ vi: `${vi}: không đúng dạng hoặc không có trong danh sách.`, en: `${en}: not of its form, or not on the list.` });
      return [name, kind === 'many' ? given : (given[0] ?? '')];
    }),
  );
  return { answers, faults };
}
