import type { ComputedExpression, RegisterModule } from '../../hub/declare/model.js';
import { accessRules } from './access-rules.js';
import { administrativeUnits } from './administrative-units.js';
import { calendarDays } from './calendar-days.js';
import { codeLists } from './code-lists.js';
import { referenceConditions } from './conditions.js';
import { law } from './law.js';
import { procedureDefinitions } from './procedure-definitions.js';

const force: ComputedExpression = (row, at, _given, { keyOf }) => keyOf('reference.documentInForce', { of: { document: row('id') }, at });

export const reference: RegisterModule = {
  name: 'reference',
  vi: 'Dữ liệu dùng chung',
  en: 'Shared reference',
  rules: [...administrativeUnits, ...accessRules, ...codeLists, ...law, ...procedureDefinitions, ...calendarDays],
  conditions: referenceConditions,
  computed: { 'LegalDocument.force': force },
};
