import { type Fault, faultsIn } from './fault.js';

const BOUNDARIES = 'test/boundaries/door.test.ts';
const DOOR = 'test/write/door.test.ts';
const SLICES = 'test/write/slices.test.ts';
const HISTORIES = 'test/write/histories.test.ts';
const EXCLUSIVE = 'test/write/exclusive.test.ts';
const RACES = 'test/write/races.test.ts';
const PERIODS = 'test/write/whole-periods.test.ts';
const GUARDS = 'test/write/guards.test.ts';

/** The only door for changes: the five writes, what speaks against them, and what the database itself refuses. */
export const door: readonly Fault[] = [
  ...faultsIn(
    'src/hub/write/slices.ts',
    [BOUNDARIES],
    [
      ['what has ended is updated on the day of its end', 'if (from >= last.to) return', 'if (from > last.to) return'],
      [
        'an update of the first day is refused',
        "{ from: last.to });\n  if (from < last.from) return refusal('LATER_STATE_EXISTS', { from });\n  const isNews",
        "{ from: last.to });\n  if (from <= last.from) return refusal('LATER_STATE_EXISTS', { from });\n  const isNews",
      ],
      [
        'what has ended is closed again',
        "if (last.to !== OPEN_END) return refusal('RECORD_CLOSED'",
        "if (last.to === '') return refusal('RECORD_CLOSED'",
        { tests: [SLICES, DOOR, HISTORIES] },
      ],
      [
        'neighbours that say the same stay two states',
        'apart.has(slice.from) || !saysAsBefore(last, slice)',
        'apart.size >= 0',
        { tests: [SLICES, HISTORIES] },
      ],
      [
        'what is put before a beginning is joined with it, and a row read twice ends the record',
        'if (moveStart !== undefined && before[0] !== undefined) apart',
        'if (moveStart === null && before[0] !== undefined) apart',
        { tests: [SLICES, 'test/import/as-they-come.test.ts'] },
      ],
      ['a record ends on the day it begins', 'if (from === last.from) {', "if (from === '') {"],
      ['a record of no day is registered', 'if (about.from >= about.to) {', 'if (about.from > about.to) {'],
      ['a correction reaches beyond the record', 'if (period.from < now.from || period.to > now.to) {', 'if (period.from < now.from) {'],
      [
        'a correction of no day is taken',
        `if (period.from >= period.to)
    return badPeriod`,
        'if (period.from > period.to) return badPeriod',
      ],
      [
        'what a moved end leaves behind is still known',
        'slice.to > from && slice.from < to',
        'slice.to >= from && slice.from <= to',
        { tests: [HISTORIES] },
      ],
      ['an update of nothing is taken', 'if (!isNews) {', "if (!isNews && from === '') {", { tests: [HISTORIES] }],
      ['a record that lasts longer keeps its key unasked', "{ links: 'all' as const, keys: 'all' as const }", "{ links: 'all' as const }"],
      [
        'a record that lasts longer keeps its links unasked',
        "{ links: 'all' as const, keys: 'all' as const }",
        "{ keys: 'all' as const }",
        { tests: [PERIODS] },
      ],
      [
        'a correction forgets what lies after it',
        '...(to < slice.to ? [rewritten(slice, { from: to, to: slice.to }, writing)] : []),',
        '',
        { tests: [HISTORIES, SLICES] },
      ],
      [
        'a correction writes over the whole state',
        'values: { ...slice.values, ...values },\n      links',
        'values: { ...values },\n      links',
        { tests: [HISTORIES, SLICES] },
      ],
      [
        'what comes back holds its key whoever has it',
        'const fresh = Object.keys(values).filter((name) => !holdsThroughout(met, state, name));',
        'const fresh: string[] = [];',
        { tests: ['test/undo/change-set.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/time/period.ts',
    [BOUNDARIES],
    [
      ['periods that touch overlap', 'return a.from < b.to && b.from < a.to;', 'return a.from <= b.to && b.from <= a.to;'],
      [
        'a record lasts as long as its last-named state',
        'to: later(to, all.to) }',
        'to }',
        { survives: 'States lie end to end, oldest first, so the last one’s end is the latest.' },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/write/check-links.ts',
    [BOUNDARIES],
    [
      [
        'a link leads to what is not in force on all its days',
        "link.onClose === 'refuse' && !contains(life, slice)",
        "link.onClose === 'refuse' && life.from > slice.from",
      ],
      [
        'a link leads nowhere',
        'if (life === undefined) context.found.refuse',
        'if (life === null) context.found.refuse',
        { tests: [DOOR] },
      ],
      [
        'a link leads to a record of another kind',
        'ofSet !== undefined && ofSet.entity.name !== link.target ? undefined',
        "ofSet !== undefined && ofSet.entity.name === '' ? undefined",
        { tests: [DOOR] },
      ],
      [
        'a state is the data of whoever was there last',
        'periods.find((period) => covers(period, day)) ?? periods.at(-1)',
        'periods.at(-1)',
        { tests: [BOUNDARIES, DOOR] },
      ],
      ['only new links are followed to persons', '|| link.name === subjectLink;', ';', { tests: [DOOR] }],
    ],
  ),
  ...faultsIn(
    'src/hub/write/check-keys.ts',
    [BOUNDARIES],
    [
      ['a key is a record’s for ever', 'other.recordId !== claim.recordId && overlap(other, claim)', 'other.recordId !== claim.recordId'],
      ['two records of one set have one key', '[...(holders.get(fold) ?? []), ...(claims.get(fold) ?? [])]', 'holders.get(fold) ?? []'],
      ['two records cannot exchange a number', 'if (!records.has(id)) listIn(holders, fold)', 'listIn(holders, fold)', { tests: [DOOR] }],
      [
        'whoever has a key twice cannot be put right',
        "keys === 'all' || keys.includes(name)",
        "keys === 'all' || keys.length >= 0",
        { tests: [BOUNDARIES, DOOR] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/write/check-exclusive.ts',
    [BOUNDARIES],
    [
      ['two are in use on the last day', 'first <= a.last && first <= b.last', 'first < a.last && first < b.last'],
      [
        'the next is in use only after the day of the end',
        'return first < a.until && first < b.until',
        'return first <= a.until && first <= b.until',
      ],
      [
        'a second of the same kind is refused',
        'if (unlessSame !== undefined && a.same === b.same) return false;',
        '',
        { tests: [EXCLUSIVE] },
      ],
      ['what was handed back is in use', '!rule.states.includes(String(values.state))', "values.state === ''", { tests: [EXCLUSIVE] }],
      ['licences of both groups rule each other out', 'if (a.groups !== undefined &&', 'if (false &&', { tests: [EXCLUSIVE] }],
      ['sections that follow each other overlap', 'a.stretch[0] < b.stretch[1]', 'a.stretch[0] <= b.stretch[1]', { tests: [EXCLUSIVE] }],
      ['chainages are compared by their letters', '(rank?.(value) ?? Number.NaN)', 'value.length', { tests: [EXCLUSIVE] }],
      ['a side road may not run beside the main one', 'if (a.apart !== null &&', 'if (false &&', { tests: [EXCLUSIVE] }],
      ['two of one set are in use', 'listIn(uses, to).push(use);\n      if (slice', 'if (slice', { tests: [EXCLUSIVE] }],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/name-others.ts',
    [EXCLUSIVE],
    [
      ['a record behind somebody’s wall is named', "...seen].join(' and ')", "].join(' and ')"],
      [
        'a kept warning names what its caller may read',
        "namesFor(tx, model, 'anybody', told)",
        'namesFor(tx, model, caller, told)',
        { tests: ['test/write/alike.test.ts'] },
      ],
      ['a key above the caller’s class is told', "cls === 'open' : grantFor", "cls !== 'sensitive' : grantFor"],
    ],
  ),
  ...faultsIn(
    'src/registers/procedures/badge-result.ts',
    ['test/api/mutations.test.ts'],
    [
      ['a badge is given without its grounds', 'conditions: GROUNDS, about', 'conditions: [], about'],
      ['a badge is issued in 2035', '{ today, operation }', "{ today: '9999-12-31', operation }"],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/decided-results.ts',
    ['test/api/mutations.test.ts'],
    [
      ['another service takes a result back', 'one.actor === caller.actor && ', ''],
      ['results of another agency are shown', 's.agency is not distinct from $2 and ', '($2::text is null or true) and '],
    ],
  ),
  ...faultsIn(
    'src/hub/write/judge-stored.ts',
    ['test/write/stored.test.ts'],
    [
      ['what only one may be in use of is not looked for', '  await checkExclusive(context);\n', ''],
      ['the rules are not asked', 'for (const rule of rules) for', 'for (const rule of rules.slice(0, 0)) for'],
    ],
  ),
  ...faultsIn(
    'src/hub/write/check-dependents.ts',
    [BOUNDARIES],
    [
      [
        'whoever depends by a change of the same set is forgotten',
        `if (found?.lost.some((period) => overlap(period, slice)))
              tell(`,
        'if (found?.lost.some((period) => overlap(period, slice)) && records.size < 0) tell(',
      ],
      [
        'a dependent that the set ends stands in the way',
        'if (found !== undefined && !records.has(id)) tell(',
        'if (found !== undefined) tell(',
      ],
      [
        'a record changes whose it is under its dependents',
        "if (entity.subject?.via !== 'link' || stored.length === 0",
        "if (entity.subject?.via !== 'self' || stored.length === 0",
        { tests: [DOOR] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/write/load.ts',
    [BOUNDARIES],
    [
      [
        'whoever links to what ends stands in the way on any day',
        "and ${isKnownNow('t')} and ${overlapping('asked', 't')}",
        "and ${isKnownNow('t')}",
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/time/period.ts',
    [PERIODS, BOUNDARIES],
    [['nothing that a record loses at its start is missed', '{ from: was.from, to: now.from },', '']],
  ),
  ...faultsIn(
    'src/hub/write/plan.ts',
    [DOOR],
    [
      ['a change made since it was read is written over', 'record.position > stale', 'record.position < stale'],
      ['what nobody changed since is stale', 'record.position > stale', 'record.position >= stale'],
      ['an id is given twice', '(record.version > 0 || taken.has(id))', '(record.version > 0)'],
      [
        'the rules are not asked',
        'for (const problem of rule.check(values, today)) found.add({ ...problem, operation: index });',
        '',
        { tests: ['test/api/mutations.test.ts', DOOR] },
      ],
      ['what is required may be left out', 'for (const one of checkRequired(entity, values, record.erased)) found.refuse(index, one);', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/write/check-values.ts',
    [DOOR],
    [
      ['a number is too large for its column', '&& Math.abs(value) <= INT_MAX', ''],
      ['half a letter is written', 'return !/\\0|\\p{Surrogate}/u.test(text);', "return !text.includes('\\u0001');"],
      ['any word is one of the listed', 'allowed === undefined ? isStorable(value) : allowed.has(value)', 'isStorable(value)'],
      ['any text is a day', "case 'Date':\n      return isDay(value);", "case 'Date':\n      return typeof value === 'string';"],
    ],
  ),
  ...faultsIn(
    'src/hub/write/door.ts',
    [RACES],
    [
      [
        'writers do not wait for one another',
        "'select pg_advisory_xact_lock($1::bigint)', [LEDGER_LOCK], 'write-lock'",
        "'select $1::bigint', [LEDGER_LOCK], 'write-lock'",
      ],
      [
        'what changed while it was planned is written over',
        'if (met.records || (met.entities && !(await prepared.plan.findsTheSame()))) {',
        'if (met.records && !met.records) {',
      ],
      [
        'who took the key meanwhile is not seen',
        '(met.entities && !(await prepared.plan.findsTheSame()))',
        '(met.entities && !met.entities)',
        { tests: [DOOR] },
      ],
      [
        'the same request at once is written twice',
        'const twin = await firstAnswer(tx, input, hashed);\n    if (twin !== undefined) return twin;\n    const met',
        'const met',
        { tests: [RACES, 'test/evidence/result-codes.test.ts', DOOR] },
      ],
      [
        'two sets have one instant',
        "greatest(now.clock, head.recorded_from + interval '1 microsecond')",
        'greatest(now.clock, head.recorded_from)',
        { tests: [BOUNDARIES, 'test/ledger/ledger.test.ts'] },
      ],
      [
        'a clock set back writes into the past',
        "greatest(now.clock, head.recorded_from + interval '1 microsecond')",
        'now.clock',
        { tests: [BOUNDARIES, 'test/ledger/ledger.test.ts'] },
      ],
      ['an empty change set is written', 'if (input.operations.length === 0)', 'if (input.operations.length < 0)', { tests: [DOOR] }],
    ],
  ),
  ...faultsIn(
    'src/hub/write/repeat.ts',
    [DOOR, 'test/evidence/result-codes.test.ts'],
    [
      ['another body gets the first answer', 'if (set.hash !== hashed) throw', "if (set.hash === '') throw"],
      [
        'a key is everybody’s',
        'where actor = $1 and idempotency_key = $2',
        'where $1::text is not null and idempotency_key = $2',
        { tests: ['test/api/mutations.test.ts', DOOR] },
      ],
      [
        'a result code is its sender’s',
        'where d.code = $1 and d.issuer_id = $2::uuid',
        'where d.code = $1 and d.issuer_id is distinct from $2::uuid',
        { tests: ['test/evidence/result-codes.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'migrations/0004_guards.sql',
    [GUARDS],
    [
      [
        'a record has two states on one day',
        'known where valid_from < previous_to or valid_from >= valid_to limit 1',
        'known where valid_from >= valid_to limit 1',
      ],
      [
        'a slice names a change of another record',
        'or c.record_id is distinct from a.id or c.entity',
        'or c.entity',
        {
          survives:
            'When the set commits, a change is held against the slices at its position: one of another record is refused with the same code.',
        },
      ],
      ['what was superseded is superseded again', "if old.recorded_to <> 'infinity' or expected", 'if expected'],
      [
        'the ledger has a gap',
        'highest - lowest + 1 <> amount or highest > own.last_position\n     or lowest <>',
        'highest > own.last_position\n     or lowest <',
        {
          survives:
            'A set begins behind the last one, and when it commits it has as many changes as positions: each has a guard of its own.',
        },
      ],
    ],
  ),
];
