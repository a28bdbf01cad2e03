import type { Language } from './look';
import { percentOf } from './percent';
import { shellWords } from './words';

/** Numbers and days as a reader of the language writes them. */
export function figures(language: Language) {
  const { locale } = shellWords[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
  const instant = new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  /** In words, of the largest unit that fits. */
  const long = (seconds: number) => {
    const [unit, size] = UNITS.find(([, least]) => seconds >= least) ?? (['second', 1] as const);
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
      Math.floor(seconds / size),
    );
  };
  return {
    number: (value: number) => whole.format(value),
    /** What a record says, rounded by nobody. */
    exact: (value: number) => exact.format(value),
    percent: percentOf(locale),
    /** A calendar day, never through a clock; where knowledge is compared, the minute of an instant. */
    day: (text: string) => {
      if (text.includes('T')) return instant.format(Date.parse(text));
      const [year, month, date] = text.split('-');
      return language === 'vi' && date ? `${date}/${month}/${year}` : text;
    },
    long,
    /** Short times as machines have them. */
    seconds: (value: number) =>
      value < 1 ? `${whole.format(Math.round(value * 10_000) / 10)} ms` : value < 60 ? `${whole.format(value)} s` : long(value),
    bytes: (value: number) => (value < 1e9 ? `${whole.format(value / 1e6)} MB` : `${whole.format(value / 1e9)} GB`),
    /** How long ago an instant is, by this computer's clock. */
    age: (text: string, { ago, justNow }: { ago: (time: string) => string; justNow: string }) => {
      const seconds = (Date.now() - Date.parse(text)) / 1000;
      return seconds < 5 ? justNow : ago(long(seconds));
    },
    /** For the eye, in Vietnamese time. */
    instant: (text: string) => (Number.isNaN(Date.parse(text)) ? text : instant.format(Date.parse(text))),
  };
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;
