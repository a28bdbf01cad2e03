/** The least share that is written: a tenth of a percent. */
const LEAST = 0.001;

/** Shares as a reader of the language writes them; what rounding would make nothing, or all, is told as less or more. */
export function percentOf(locale: string): (value: number) => string {
  const { format } = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return (value) => {
    if (value > 0 && value < LEAST / 2) return `<${format(LEAST)}`;
    if (value < 1 && value >= 1 - LEAST / 2) return `>${format(1 - LEAST)}`;
    return format(value);
  };
}
