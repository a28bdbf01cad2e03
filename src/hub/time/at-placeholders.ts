/**
 * SQL placeholders of the times a statement reads at, for example `$1::date` and `$2::timestamptz`. `today` is the legal day by which
 * rights are judged; it is the very text of `validAt` where no other day was asked for.
 */
export type AtPlaceholders = { validAt: string; knownAt: string; today: string };
