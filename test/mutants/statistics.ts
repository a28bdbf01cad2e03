import { type Fault, faultsIn } from './fault.js';

const STATISTICS = 'test/statistics/statistics.test.ts';
const POPULATION = 'test/query/population.test.ts';
const MODEL = 'test/query/aggregate-model.test.ts';

/** Whom figures are about, and how little they tell of anybody. */
export const statistics: readonly Fault[] = [
  ...faultsIn(
    'src/hub/query/population.ts',
    [POPULATION],
    [
      [
        'whom a figure leaves out is not told',
        'const reason = entity.subject && reasonOf(scope);',
        'const reason = entity.subject && undefined;',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/aggregate-records.ts',
    [POPULATION],
    [
      [
        'what is grouped by a hidden record is counted under its id',
        'const scope = isGrouped ? scopePredicate(read, entity, alias, sql.scope(entity)) : [];\n    if (scope.length === 0) return [];',
        'const scope = isGrouped ? scopePredicate(read, entity, alias, sql.scope(entity)) : [];\n    if (scope.length >= 0) return [];',
      ],
      [
        'what hangs on a record that the second wall hides is counted under none',
        'then ${isThereNot(read, entity, id)} else',
        'then true else',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/closed-space.ts',
    [STATISTICS],
    [
      ['the units of another day make a union of areas', "if (comparableOn !== null) return 'COMPARABLE_ON';", ''],
      ['everybody is counted in tables of four fields', 'const FIELDS_MAX = 3;', 'const FIELDS_MAX = 4;'],
      ['everybody is counted on any day', "typeof day === 'string' && isMonthEnd(day)", "typeof day === 'string'"],
      ['a filter may name several values', "return others.length === 0 && first?.[0] === 'eq' && first[1] !== null;", 'return true;'],
    ],
  ),
  ...faultsIn(
    'src/hub/query/cell-key.ts',
    [STATISTICS],
    [
      ['few persons are told as they are', 'then case when ${u} * ${least} < ${n} then ${least} else 0 end', 'then ${n}'],
      ['figures are larger than they are on average', 'const MADE_UP = 0.4;', 'const MADE_UP = 0;'],
    ],
  ),
  ...faultsIn(
    'src/hub/query/perturbed-groups.ts',
    [STATISTICS],
    [
      ['a record of two owners is counted twice', 'count(*) filter (where ${isFirst}) as records', 'count(*) as records'],
      ['small communes are told of', '${a}.told_of >= ${least}', '${a}.told_of >= 0'],
      ['who owns many stands out', 'max(${g}.held) ${isPerson} as most', 'min(${g}.held) ${isPerson} as most'],
    ],
  ),
  ...faultsIn(
    'src/hub/query/empty-periods.ts',
    [MODEL],
    [
      ['what lies in the last period is filled up to the day after', "${last.isOutside ? ' - 1' : ''}", ''],
      ['an empty period has no count', "return measure === 'COUNT' || ", 'return '],
    ],
  ),
  ...faultsIn(
    'src/hub/declare/record-status.ts',
    ['test/query/status.test.ts'],
    [
      [
        'a status is open whatever it rests on',
        "return FIELD_CLASSES[Math.max(0, ...classes)] ?? 'open';",
        "return FIELD_CLASSES[Math.min(0, ...classes)] ?? 'open';",
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/reference/conditions.ts',
    ['test/query/legal-bases.test.ts'],
    [
      ['a replacement ends nothing', "least(${d('inForceTo')}, a.replaced_on - 1)", "${d('inForceTo')}"],
      ['an uncertain replacement ends what it replaces', " and ${a('confidence')} <> 'U') as a", ') as a'],
    ],
  ),
];
