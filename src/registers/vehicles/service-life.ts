import type { ComputedExpression } from '../../hub/declare/model.js';

/**
 * Last day within niên hạn. Luật 36/2024/QH15, Điều 40 khoản 1: counted from the year of production to the end of 31 December of the last year,
 * whatever the day of first registration. Null when the law sets no limit (khoản 3).
 */
export const serviceLifeEndsOn: ComputedExpression = (alias) => `make_date(${alias}.production_year + ${alias}.service_life_years, 12, 31)`;
