import { type Fault, faultsIn } from './fault.js';

const DOORS = 'test/reads/every-door.test.ts';
const COMMANDS = 'test/cli/held-log.test.ts';
const ASKING = 'test/reads/asking.test.ts';
const TOUCHING = 'test/reads/touching.test.ts';

/** The read log: no answer without its row, and nobody missing from it. */
export const log: readonly Fault[] = [
  ...faultsIn(
    'src/hub/answer/answer.ts',
    [DOORS],
    [
      [
        'an answer leaves before its row is written',
        "if (isAudited(notes) && caller.authenticated) await log('ANSWERED', null);",
        "if (isAudited(notes) && caller.authenticated) log('ANSWERED', null).catch(() => undefined);",
      ],
      [
        'a refusal leaves before its row is written',
        "const unlogged = await log('REFUSED', fault.code).then(() => null, faultOf);",
        "const unlogged = null as HubError | null;\n        log('REFUSED', fault.code).catch(() => undefined);",
      ],
      ['a refused mutation leaves no trace', "if (refusal && caller.authenticated) await log('REFUSED', refusal.code);", '', { tests: [TOUCHING] }],
      [
        'a refusal names persons',
        "const subjects = outcome === 'ANSWERED' ? [...notes.subjects].sort() : [];",
        'const subjects = [...notes.subjects].sort();',
        { tests: [ASKING] },
      ],
      [
        'an answer about a person, of open fields, is not in the log',
        "return notes.subjects.size > 0 || notes.classes.has('personal')",
        "return notes.classes.has('personal')",
        { tests: [ASKING] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/answer-planned.ts',
    [ASKING],
    [
      [
        'whom a page of the feed shows is not in the log',
        'for (const subject of page.subjects) notes.subjects.add(subject);',
        '',
        { tests: [DOORS, 'test/feed/changes.test.ts'] },
      ],
      ['whom an answer shows is not in the log', 'for (const subject of result.subjects) notes.subjects.add(subject);', '', { tests: [DOORS] }],
      ['whose end a look-up tells is not in the log', 'for (const subject of interpreter.subjects) notes.subjects.add(subject);', '', { tests: [ASKING] }],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/where-parts.ts',
    [ASKING],
    [['who is named behind a `not` is not in the log', 'return conditionsIn(declarations, entity, part.part);', 'return [];']],
  ),
  ...faultsIn(
    'src/hub/query/asked-persons.ts',
    [ASKING],
    [
      ['who is named in a list is not in the log', 'return [eq, list].filter(', 'return [eq].filter('],
      [
        'who is named by an id is not in the log',
        'isOnePersons(declarations, of) ? valuesOf(part.operators).map((value) => ({ by: null, value })) : []',
        'isOnePersons(declarations, of) ? [] : []',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/audit-notes.ts',
    [ASKING],
    [['a stranger’s question is in the log', 'if (names.length === 0 || !caller.authenticated) return;', 'if (names.length === 0) return;']],
  ),
  ...faultsIn(
    'src/hub/reads/person-names.ts',
    [ASKING],
    [
      ['who asks for a number that nobody has leaves no trace', 'if (!carried.get(by)?.has(value)) subjects.add(standIn({ by, value }));', ';'],
      ['a number that somebody had before leads to nobody', '= any($${nr + 1}::text[])`,', "= any($${nr + 1}::text[]) and t.recorded_to = 'infinity'`,"],
      ['a vehicle’s id is taken for a person', 'if (!entity || !isOnePersons(model.declarations, entity)) continue;', 'if (!entity?.subject) continue;'],
      [
        'whoever asked before one was known is not told',
        'keys.length === 0 || subjects.length === 0',
        'keys.length > 0 || subjects.length === 0',
        { tests: ['test/server/reads.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/persons-behind.ts',
    [TOUCHING],
    [['whoever had it on other days is not touched', "entity, 't', 'ever')})", "entity, 't', 'day')})"]],
  ),
  ...faultsIn(
    'src/hub/reads/touched-persons.ts',
    [TOUCHING],
    [
      [
        'whoever gets something newly hung on their car is not in the log',
        'if (subjects.length > 0) found.set(entity,',
        'if (subjects.length < 0) found.set(entity,',
      ],
      ['who holds a key that cannot be had is not in the log', "return [...all.filter(({ why }) => !('link' in why)), ", 'return ['],
      ['who depends on what should end is not in the log', "...all.filter(({ why }) => 'link' in why).slice(0, DEPENDENTS_LISTED_MAX)", ''],
      ['who is named in what would be written is not in the log', 'return by ? [{ by, value: String(value) }] : [];', 'return by ? [] : [];'],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/note-touched.ts',
    [TOUCHING],
    [
      ['whoever may not touch a person’s record is told of it', "if (may === 'check') checkMayTouch(model, caller, touched.entities);", ''],
      [
        'a refusal that tells of somebody is not in the log',
        'error.status < 500 && !REFUSALS.has(error.code)) await note(',
        'error.status < 400 && !REFUSALS.has(error.code)) await note(',
      ],
      ['who is written about is not in the log', 'for (const subject of subjects) audit.subjects.add(subject);', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/log-parts.ts',
    [DOORS],
    [['a part is in the ledger before it is in the log', 'await readLog.record({ ...entry,', 'void readLog.record({ ...entry,']],
  ),
  ...faultsIn(
    'src/hub/reads/fingerprint.ts',
    ['test/reads/read-log.test.ts'],
    [
      ['the commitment depends on the order of ids', "[...subjects].sort().join('\\n')", "[...subjects].join('\\n')"],
      ['the same question about another person is the same', 'canonicalJson([variables, bare.literals])', 'canonicalJson([variables])'],
      ['the same variables in another order are others', '.sort((a, b) => (a.name < b.name ? -1 : 1))', '', { file: 'src/hub/log/canonical-json.ts' }],
      [
        'the log holds the question’s texts',
        "StringValue: (node) => lift(node.value, { kind: Kind.STRING, value: '' }),",
        'StringValue: (node) => lift(node.value, node),',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/difference.ts',
    ['test/query/difference.test.ts'],
    [
      [
        'whose record is compared is not in the log',
        'for (const subject of row.subjects) audit.subjects.add(subject);',
        '',
        { tests: [DOORS, 'test/query/difference.test.ts'] },
      ],
      ['a hidden record is compared', ", ...scopePredicate(sql, entity, 't', scope)];", '];', { tests: ['test/access/walls.test.ts'] }],
      ['others’ fields are compared', "grant === 'all' || (grant === 'own' && isOwn)", "grant !== 'none'"],
      [
        'who is asked for by id is not in the log',
        'await noteNamed(tx, { model, caller, audit }, [{ by: null, value: question.of }]);',
        '',
        { tests: [ASKING] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/export/total-texts.ts',
    [DOORS],
    [['a page of an export is written down before it is in the log', 'await tally.shown(', 'void tally.shown(']],
  ),
  ...faultsIn(
    'src/hub/export/export-file.ts',
    [DOORS],
    [['an export is not logged', 'const isLogged = readable.classes.length > 0;', 'const isLogged = readable.classes.length > 99;']],
  ),
  ...faultsIn(
    'src/hub/query/readable.ts',
    ['test/export/export.test.ts'],
    [
      [
        'persons are exported without a purpose',
        "if (scope !== 'all' && entity.subject?.via === 'self') throw",
        "if (scope === 'all' && scope !== 'all' && entity.subject?.via === 'self') throw",
      ],
      ['fields outside the purpose are exported', "entity.register, field.class) === 'all';", 'entity.register, field.class) !== undefined;'],
    ],
  ),
  ...faultsIn(
    'src/cli/show.ts',
    [COMMANDS, 'test/cli/reads.test.ts'],
    [
      ['`show` answers before the log does', 'await readLog.record({', 'void readLog.record({'],
      ['`show` needs no purpose', "if (readable.scope !== 'all') throw", "if (readable.scope === 'own') throw", { tests: ['test/cli/reads.test.ts'] }],
    ],
  ),
];
