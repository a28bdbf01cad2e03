import { type Fault, faultsIn } from './fault.js';

const RULES = 'test/boundaries/rules.test.ts';
const AGES = 'test/registers/drivers/ages.test.ts';
const BOUNDS = 'test/write/bounds.test.ts';
const ALIKE = 'test/write/alike.test.ts';
const PLATE = 'test/registers/identifiers/plate.test.ts';
const LAW = 'test/boundaries/law.test.ts';
const EVIDENCE = 'test/boundaries/evidence.test.ts';
const POINTS = 'test/registers/drivers/points.test.ts';

/** What the law says of values, days and terms. */
export const rules: readonly Fault[] = [
  ...faultsIn(
    'src/hub/declare/bounds.ts',
    [BOUNDS],
    [
      ['what is impossible is also called unlikely', '(graver === undefined || !outside(value, graver, today))', 'true'],
      ['a bridge may be of any length', 'value < min || value > max', 'value < min'],
      ['a day late in this year lies in the past', 'Number.isInteger(value) ?', 'true ?'],
    ],
  ),
  ...faultsIn(
    'src/hub/write/check-alike.ts',
    [ALIKE],
    [
      ['a record of other days is the same one', 'other.id !== id && overlap(other, slice)', 'other.id !== id'],
      [
        'what was said before is said with every change',
        "(slice.keys === 'all' || names.some((name) => slice.keys.includes(name)))",
        'true',
      ],
      ['a record of the same set is not seen', 'ofSet.get(text) ?? [], ', ''],
      ['a record of the register is not seen', ', stored.get(text) ?? []', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/write/check-within.ts',
    [BOUNDS],
    [
      ['a chainage is ordered by its letters', 'rank?.(value) ?? Number.NaN', 'value.length'],
      ['a section of other days is asked', ' || !overlap(slice, other)', ''],
      ['a section of the same set is not seen', 'records.get(id)?.known ?? stored.get(id)', 'stored.get(id)'],
      ['what was said before is said with every change', " && (keys === 'all' || keys.includes(name) || keys.includes(link))", ''],
    ],
  ),
  ...faultsIn(
    'src/hub/write/check-placed.ts',
    [BOUNDS],
    [
      ['a place is compared on days of no boundary', 'overlap(one, slice) && ', ''],
      ['a boundary of the same set is not seen', "if (typeof text === 'string') listIn(known, id)", "if (text === '') listIn(known, id)"],
      [
        'what was said before is said with every change',
        "keys === 'all' || keys.includes(link) || by.some((name) => keys.includes(name))",
        'true',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/declare/outside-of-shape.ts',
    [BOUNDS],
    [
      ['a boundary is taken as if it were exact', 'west - tolerance, south - tolerance, east + tolerance', 'west, south, east'],
      ['a hole belongs to the province', ' && !holes.some((hole) => isIn(hole, x, y))', ''],
      ['what a border passes through lies outside', '!rings.some((ring) => passesThrough(ring, widened))', 'true'],
    ],
  ),
  ...faultsIn(
    'src/registers/infrastructure/geometries.ts',
    [BOUNDS],
    [['a bridge may stand in Paris', "typeof geometry === 'string' && lies(geometry, FAR),", 'false,']],
  ),
  ...faultsIn(
    'src/registers/identifiers/plate-grammar.ts',
    [PLATE],
    [
      ['a plate of a mission is a motorcycle', "'LB', 'NG', 'QT', 'CV', 'NN'];", "'LB'];"],
      ['a plate printed with its symbol first is another one', 'series = country + symbol', 'series = symbol + country'],
      ['an older form is taken without a word', '...(unverified ? ({ isUnverified: true } as const) : {})', ''],
    ],
  ),
  ...faultsIn(
    'src/registers/rule-kinds.ts',
    [RULES],
    [
      [
        'a term of one day is refused',
        'String(values[spec.field]) < String(values[spec.than])',
        'String(values[spec.field]) <= String(values[spec.than])',
      ],
      ['what happened today lies in the future', 'String(values[field]) > today', 'String(values[field]) >= today'],
      ['the smallest number is too small', 'Number(values[spec.field]) >= min', 'Number(values[spec.field]) > min'],
      ['the largest number is too large', '<= max)', '< max)'],
      [
        'a month later than the 31st is the 3rd',
        'Math.min(Number(day.slice(8)), daysInMonth(year, month))',
        'Number(day.slice(8))',
        { file: 'src/hub/time/calendar.ts' },
      ],
      [
        'of a list only the first is looked at',
        'texts(values[spec.field]).some((text) => !allowed.has(text))',
        'texts(values[spec.field]).slice(0, 1).some((text) => !allowed.has(text))',
        { tests: ['test/registers/businesses/rules.test.ts', 'test/registers/drivers/rules.test.ts', 'test/boundaries/calendar.test.ts'] },
      ],
      [
        'a rule asks for the wrong month',
        '(((months0 % 12) + 12) % 12) + 1];',
        '(((months0 % 12) + 12) % 12) + 2];',
        { file: 'src/hub/time/calendar.ts' },
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/vehicles/badges.ts',
    [RULES],
    [
      ['a badge is good for eight years', 'const YEARS_MAX = 7;', 'const YEARS_MAX = 8;'],
      ['a badge of seven years is too long', 'expiresOn > addYears(issuedOn, YEARS_MAX)', 'expiresOn >= addYears(issuedOn, YEARS_MAX)'],
      [
        'a badge for Tết is good for 31 days',
        'expiresOn >= addDays(issuedOn, HOLIDAY_DAYS_MAX)',
        'expiresOn > addDays(issuedOn, HOLIDAY_DAYS_MAX)',
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/drivers/licences.ts',
    [RULES],
    [
      [
        'an international permit of three years is too long',
        'expiresOn > addYears(issuedOn, IDP_YEARS_MAX)',
        'expiresOn >= addYears(issuedOn, IDP_YEARS_MAX)',
      ],
      ['the new classes begin a day late', "const NEW_CLASSES_SINCE = '2025-01-01';", "const NEW_CLASSES_SINCE = '2025-01-02';"],
      [
        'a new licence of ten years is too long',
        'expiresOn > addYears(issuedOn, Math.max(...years))',
        'expiresOn >= addYears(issuedOn, Math.max(...years))',
      ],
      [
        'the shortest-lived class decides the term',
        'Math.max(...years)',
        'Math.min(...years)',
        { tests: ['test/registers/drivers/rules.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/drivers/points.ts',
    [RULES],
    [
      ['a decision takes thirteen points', 'delta < -12', 'delta < -13'],
      ['a decision gives thirteen points', 'delta > 12', 'delta > 13'],
      ['a decision moves no points', 'delta === 0 ||', ''],
      [
        'a test after six months is too early',
        'effectiveOn < addMonths(lostAllOn, TEST_AFTER_MONTHS)',
        'effectiveOn <= addMonths(lostAllOn, TEST_AFTER_MONTHS)',
      ],
      [
        'a deduction counts from the day after',
        "${e('effectiveOn')} <= ${at.validAt} and",
        "${e('effectiveOn')} < ${at.validAt} and",
        { tests: [LAW] },
      ],
      [
        'a cap swallows the deduction of the same day',
        "order by ${e('effectiveOn')}, ${e('delta')} desc",
        "order by ${e('effectiveOn')}, ${e('delta')}",
        { tests: [POINTS] },
      ],
      ['a decision that is not on record counts', "and ${asOf('e', at)}", '', { tests: [POINTS, LAW, 'test/query/asked.test.ts'] }],
    ],
  ),
  ...faultsIn(
    'migrations/0019_point_standing.sql',
    [POINTS],
    [
      ['points are full on the very day after twelve months', "interval '12 months')::date < day", "interval '12 months')::date <= day"],
      ['points come back though all were lost', 'case when (standing).balance > 0 and ', 'case when ', { tests: [POINTS] }],
      ['points fall below none', 'greatest(0, least(12,', '(0 + least(12,'],
      ['points rise above twelve', 'least(12, points_left(standing, effective_on) + delta)', 'points_left(standing, effective_on) + delta'],
    ],
  ),
  ...faultsIn(
    'src/registers/vehicles/plates.ts',
    [RULES],
    [
      [
        'a number is kept for five years less a day',
        'heldUntil > addYears(surrenderedOn, HELD_YEARS)',
        'heldUntil >= addYears(surrenderedOn, HELD_YEARS)',
      ],
      ['a number is kept to before it came off', '|| heldUntil < surrenderedOn)', ')'],
      [
        'a number is anybody’s on its last day',
        "`(${row('heldUntil')} + 1)`",
        "`(${row('heldUntil')} + 0)`",
        { tests: ['test/registers/vehicles/life.test.ts', 'test/registers/vehicles/rules.test.ts', 'test/boundaries/law.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/businesses/routes.ts',
    [RULES],
    [
      [
        'the 60th day is too late to start',
        'startedOn > addDays(registeredOn, START_WITHIN_DAYS)',
        'startedOn >= addDays(registeredOn, START_WITHIN_DAYS)',
      ],
      ['70 % of ten trips are eight', '* 7 + 9) / 10`', '* 7 + 10) / 10`', { tests: ['test/registers/businesses/free-slots.test.ts'] }],
      [
        '70 % are too few',
        "* 10 < ${row('tripsRegistered')}::bigint * 7`",
        "* 10 <= ${row('tripsRegistered')}::bigint * 7`",
        { tests: ['test/registers/businesses/free-slots.test.ts'] },
      ],
      [
        'a slot is taken for ever',
        "${s('departure')} = ${departure} and ${asOf('s', at)} and",
        "${s('departure')} = ${departure} and",
        { tests: [LAW] },
      ],
      [
        'a slot is taken after its registration',
        "and ${asOf('g', at)} and",
        'and',
        {
          tests: [LAW],
          survives: 'A slot is in force only on days of its registration: the door refuses any other (LINK_BROKEN, HAS_DEPENDENTS).',
        },
      ],
      [
        'a slot of an ended registration is taken',
        "not in ('LAPSED', 'WITHDRAWN', 'ENDED')",
        "not in ('LAPSED', 'WITHDRAWN')",
        { tests: ['test/registers/businesses/free-slots.test.ts', 'test/boundaries/law.test.ts'] },
      ],
      [
        'coaches leave on other weekdays',
        'extract(isodow from',
        'extract(dow from',
        { tests: ['test/registers/businesses/free-slots.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/drivers/ages.ts',
    [LAW],
    [
      [
        'a year of birth is its last day only',
        "make_date(${p('birthYear')}, 1, 1)",
        "make_date(${p('birthYear')}, 12, 31)",
        { tests: [AGES] },
      ],
      [
        'a year of birth is its first day only',
        "make_date(${p('birthYear')}, 12, 31)",
        "make_date(${p('birthYear')}, 1, 1)",
        { tests: [AGES] },
      ],
      ['a man may drive a large coach as long as a woman', "interval '57 years'", "interval '55 years'"],
      ['a woman may drive a large coach as long as a man', "interval '55 years'", "interval '57 years'"],
    ],
  ),
  ...faultsIn(
    'src/registers/vehicles/conditions/inspected.ts',
    [LAW],
    [
      [
        'an inspection has run out on its last day',
        "'PASSED' and ${at.validAt} <= ${i('expiresOn')}))[1:1] as good",
        "'PASSED' and ${at.validAt} < ${i('expiresOn')}))[1:1] as good",
      ],
      ['an inspection runs out never', "'PASSED' and ${at.validAt} <= ${i('expiresOn')}))[1:1] as good", "'PASSED'))[1:1] as good"],
      ['an inspection counts from the day after', "${i('inspectedOn')} <= ${at.validAt}", "${i('inspectedOn')} < ${at.validAt}"],
      ['an inspection counts before it was done', " and ${i('inspectedOn')} <= ${at.validAt}", ''],
      ['an inspection that is not on record counts', "= ${vehicle} and ${asOf('i', at)} and", '= ${vehicle} and'],
    ],
  ),
  ...faultsIn(
    'src/registers/vehicles/conditions/papers.ts',
    [LAW],
    [
      ['a registration has run out on its last day', "${at.validAt} <= ${r('expiresOn')}", "${at.validAt} < ${r('expiresOn')}"],
      ['a plate that came off counts', "${p('vehicle')} = ${vehicle} and ${asOf('p', at)}", "${p('vehicle')} = ${vehicle}"],
      [
        'a contract has run out on its last day',
        "${at.validAt} <= ${storedEnd('validTo', lastDay)} as runs",
        "${at.validAt} < ${storedEnd('validTo', lastDay)} as runs",
        { tests: [EVIDENCE] },
      ],
      ['a contract runs on the day it is ended', "${c('terminatedOn')} - 1)`", "${c('terminatedOn')})`", { tests: [EVIDENCE] }],
    ],
  ),
  ...faultsIn(
    'src/registers/vehicles/conditions/equipment.ts',
    [LAW],
    [
      ['a device counts from the day after', "${d('fittedOn')} <= ${validAt}", "${d('fittedOn')} < ${validAt}"],
      ['a device counts on the day it is removed', "${validAt} < ${d('removedOn')}", "${validAt} <= ${d('removedOn')}"],
      ['a device that is not on record counts', "${d('vehicle')} = ${vehicle} and ${asOf('d', at)}", "${d('vehicle')} = ${vehicle}"],
    ],
  ),
  ...faultsIn(
    'src/registers/vehicles/life-in-transport.ts',
    [LAW],
    [
      ['a badge counts from the day after', "${badge('issuedOn')} <= ${at.validAt}", "${badge('issuedOn')} < ${at.validAt}"],
      ['a badge has ended on its last day', "${at.validAt} <= ${badge('expiresOn')}", "${at.validAt} < ${badge('expiresOn')}"],
      ['a badge that is not on record counts', "return `${asOf(badge.alias, at)} and ${badge('state')}", "return `${badge('state')}"],
    ],
  ),
  ...faultsIn(
    'src/registers/vehicles/conditions/service-life.ts',
    [LAW, EVIDENCE],
    [['a vehicle’s life is over on its last day', 'v.until < ${at.validAt} as over', 'v.until <= ${at.validAt} as over']],
  ),
  ...faultsIn(
    'src/registers/vehicles/conditions/use.ts',
    [LAW],
    [
      [
        'a vehicle is impounded from the day after',
        "${restriction('imposedOn')} <= ${validAt}",
        "${restriction('imposedOn')} < ${validAt}",
      ],
      [
        'a vehicle is impounded on the day it is let go',
        "${validAt} < ${restriction('liftedOn')}",
        "${validAt} <= ${restriction('liftedOn')}",
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/drivers/conditions/standing.ts',
    [LAW],
    [
      [
        'a licence has run out on its last day',
        "${w('expiresOn')} < ${day} as over",
        "${w('expiresOn')} <= ${day} as over",
        { tests: [LAW, EVIDENCE] },
      ],
      ['a decision counts from the day after', "${e('effectiveOn')} <= ${day}", "${e('effectiveOn')} < ${day}"],
      ['a licence is back on the last day of its withholding', "${day} <= ${e('endsOn')}", "${day} < ${e('endsOn')}"],
    ],
  ),
  ...faultsIn(
    'src/registers/drivers/conditions/holder.ts',
    [EVIDENCE],
    [['a violation stands on the day it is settled', "${x('settledOn')} > ${at.validAt}", "${x('settledOn')} >= ${at.validAt}"]],
  ),
  ...faultsIn(
    'src/registers/drivers/conditions/classes.ts',
    [EVIDENCE],
    [
      [
        'a health certificate has run out on its last day',
        "${h('expiresOn')} < ${at.validAt} as over",
        "${h('expiresOn')} <= ${at.validAt} as over",
      ],
    ],
  ),
];
