import { type Fault, faultsIn } from './fault.js';

const ORACLE = 'test/oracle/oracle.test.ts';
const WALLS = 'test/access/walls.test.ts';
const RECORDS = 'test/boundaries/records.test.ts';
const ACCESS = 'test/query/access.test.ts';

/** Who sees which rows, and whom the log names for them. */
export const scope: readonly Fault[] = [
  ...faultsIn(
    'src/hub/sql/scope-sql.ts',
    [ORACLE, WALLS],
    [
      ['an early `knownAt` opens a wall', 'if (knownAt !== PRESENT) times.push({ validAt, knownAt: PRESENT, today });', ''],
      ['an early `validAt` opens a wall', 'if (validAt !== today) times.push({ validAt: today, knownAt: PRESENT, today });', ''],
      [
        'a scrapped car is nobody’s',
        'return `${a}.valid_from < ${b}.valid_to and ${b}.valid_from < ${a}.valid_to`;',
        'return `${a}.valid_from < ${b}.valid_from`;',
        { file: 'src/hub/time/period-sql.ts' },
      ],
      [
        'whoever stood there after its end has a wall',
        '`${a}.valid_from < ${b}.valid_to and',
        '`${a}.valid_from <= ${b}.valid_to and',
        { file: 'src/hub/time/period-sql.ts', tests: ['test/boundaries/history.test.ts'] },
      ],
      ['who owns it today has no wall around what it was', 'return either([...known, asOf(s, now)]);', 'return either(known);'],
      [
        'of a state that has ended only its own row is asked',
        "return when !== 'ever' && wallTimes(at).length === 1;",
        'return wallTimes(at).length === 1;',
        { tests: ['test/boundaries/history.test.ts'] },
      ],
      [
        'persons have no wall',
        "if (subject.via === 'self') return predicate`true`;",
        "if (subject.via === 'self') return predicate`false`;",
      ],
      [
        'another state of the record, which names a person, is not asked',
        'return predicate`(${stored} or exists (select from ${other}))`;',
        'return predicate`(${stored})`;',
      ],
      [
        'the states of all other records have a say',
        "where ${w}.id = ${column(alias, 'id')} and ${someone(w)} and",
        'where ${someone(w)} and',
      ],
      ['what is mine today was mine then', 'const asked = { ...sql, at: askedOnly(sql.at) };', 'const asked = sql;'],
      ['one’s own rows must be nobody’s', '[predicate`(${own()} or ${open()})`];', '[predicate`(${own()} and ${open()})`];'],
      ['without a purpose everything is seen', "if (scope === 'no-subject') return [open()];", "if (scope === 'no-subject') return [];"],
      [
        'what hangs on a visible record is counted whoever had it',
        "return level.sharesSubjects && when !== 'ever' ? []",
        'return level.sharesSubjects ? []',
        { tests: ['test/boundaries/history.test.ts'] },
      ],
      ['the trailer’s owner has no wall', '`${s}.${hanging} in (${ids})`', "`${s}.${hanging} = ${column(alias, anchors[0] ?? '')}`"],
      [
        'everybody’s ownership is one’s own',
        "return predicate`(${column(alias, 'subject_id')} = ${own()})`;",
        "return predicate`(${column(alias, 'subject_id')} is not null and ${own()} is not null)`;",
      ],
      [
        'a business’s ownership is another person’s where nobody is reached',
        'predicate`${s}.subject_id is not null and ${s}.subject_id <> all',
        'predicate`${s}.subject_id <> all',
        { tests: ['test/boundaries/law.test.ts'] },
      ],
      ['asked row by row, the wall is forgotten', 'limit 1) is true)`', 'limit 1) is null)`'],
      ['the log forgets the persons of other states', 'select ${stored} as id union ${others}', 'select ${stored} as id'],
      [
        'the log is told of the row’s own person only',
        "if (entity.subject?.via === 'link' && saysAll(sql.at, 'day'))",
        "if (entity.subject?.via === 'link')",
      ],
      [
        'the log names only one of two owners',
        '(select distinct ${s}.subject_id from ${rows} and ${s}.subject_id is not null)',
        '(select distinct ${s}.subject_id from ${rows} and ${s}.subject_id is not null limit 1)',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/same-persons.ts',
    [WALLS, ORACLE],
    [
      [
        'a combination is seen with its tractor, whosever the trailer is',
        'subject.links.length === 1 && subject.links[0] === link',
        'subject.links.includes(link)',
      ],
      [
        'a tractor is seen with its combination, whosever it is',
        'hangsOnlyOn(parent, origin.field.name) && hangsOnItself(child)',
        'hangsOnItself(child)',
        { tests: [ORACLE] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/access/row-scope.ts',
    ['test/access/rights.test.ts', ACCESS],
    [
      [
        'fields that may be read on one’s own rows are shown on nobody’s',
        "if (grant === 'own') return needsOwn ? 'own' : 'own-or-no-subject';",
        "if (grant === 'own') return 'own-or-no-subject';",
      ],
      ['without a right to personal data all rows are there', "  return 'no-subject';", "  return 'all';"],
    ],
  ),
  ...faultsIn(
    'src/hub/sql/change-scope.ts',
    [WALLS],
    [
      [
        'a history shows what somebody stood behind',
        "(c.subjects = '{}' and not ${standsBehind({ ...sql, own }, entity, 'c.record_id', CHANGE_SPAN)})",
        "(c.subjects = '{}')",
      ],
      [
        'a history shows whom it stands behind today',
        '`(${asOf(s, { validAt: today(), knownAt: PRESENT, today: today() })} or ${s}.valid_from < ${span.to}',
        '`(${s}.valid_from < ${span.to}',
      ],
      [
        'a history hides what ended before somebody stood there',
        '${s}.valid_from < ${span.to} and',
        '${s}.valid_from <= ${span.to} and',
        { tests: ['test/boundaries/history.test.ts'] },
      ],
      [
        'a history hides what began after somebody had left',
        '${span.from} < ${s}.valid_to)`',
        '${span.from} <= ${s}.valid_to)`',
        { tests: ['test/boundaries/history.test.ts'] },
      ],
      [
        'a history shows changes about persons',
        "if (scope === 'all' || !entity.subject) return [];",
        "if (scope !== 'own-or-no-subject' || !entity.subject) return [];",
        { tests: ['test/boundaries/history.test.ts', 'test/feed/changes.test.ts'] },
      ],
      [
        'a hidden record’s id is in the values of a change',
        'then case when not ${hidden} then ${value} end`',
        'then case when ${hidden} is not null then ${value} end`',
      ],
      [
        'a hidden record’s id is in a difference and an export',
        '`case when not ${standsBehind(sql, link.target, link.column, span)} then ${link.column} end`',
        '`${link.column}`',
        { tests: ['test/boundaries/history.test.ts'] },
      ],
      [
        'a change about two persons is shown to one of them',
        "`(${subjects} <> '{}' and ${subjects} <@ ${own()})`",
        '`(${subjects} && ${own()})`',
        { tests: ['test/boundaries/history.test.ts'] },
      ],
      [
        'a citizen sees the ids of others’ records',
        "scopeOf(target) !== 'all'",
        "scopeOf(target) === 'no-subject'",
        { tests: ['test/boundaries/history.test.ts'] },
      ],
      [
        'the log does not name former owners of what the feed shows',
        "if (subject?.via !== 'list') return 'c.subjects';",
        "return 'c.subjects';",
        { tests: ['test/boundaries/history.test.ts', 'test/reads/asking.test.ts'] },
      ],
      [
        'only the days that a change is about count',
        'c.valid_to, c.known_to,',
        'c.valid_to,',
        { tests: ['test/boundaries/history.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/select.ts',
    [ORACLE],
    [
      [
        'the interpreter forgets the scope',
        "return [validAt('t', sql.at), knownAt('t', sql.at), ...levelScope(sql, level, 't')];",
        "return [validAt('t', sql.at), knownAt('t', sql.at)];",
      ],
      [
        'what a car was is told after it was scrapped',
        "notInForce('t', sql.at.validAt),\n    ...levelScope(sql, level, 't', 'ever'),",
        "notInForce('t', sql.at.validAt),\n    ...levelScope(sql, level, 't'),",
        { tests: [ACCESS] },
      ],
      [
        'the nearest state is looked for among all states of knowledge',
        "knownAt('t', sql.at),\n    notInForce(",
        'notInForce(',
        { tests: ['test/query/time.test.ts', 'test/query/open-ends.test.ts', 'test/query/every-look-up.test.ts', RECORDS] },
      ],
      [
        'of several holders of a key the wrong one is told',
        "order by ${daysAway('t', sql.at.validAt)}, ",
        'order by ',
        { tests: ['test/query/open-ends.test.ts', 'test/query/every-look-up.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/compile-connection.ts',
    [ORACLE],
    [
      ['a count counts what is hidden', '${conjunction([...matching(b), ...levelScope(sql, level, b)])}', '${conjunction(matching(b))}'],
      ['what is not in force is counted by today’s walls only', "...levelScope(sql, level, t, 'ever'),", '...levelScope(sql, level, t),'],
      [
        'what is in force is counted as not current',
        'predicate`not exists (select from ${level.entity.table} ${c} where ${c}.id = ${t}.id and ${asOf(c, sql.at)})`,',
        '',
      ],
      [
        'the log does not know whose rows a list shows',
        'return level.sharesSubjects ? [] : [subjectsText(sql, level.entity, t)];',
        'return [];',
      ],
      ['the row beyond a page is shown', ' filter (where ${page}.nr <= ${list.limit})', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/access/own-subject.ts',
    ['test/boundaries/history.test.ts', ACCESS],
    [['a number that was somebody else’s is one’s own', "and ${isKnownNow('p')} order by", 'order by']],
  ),
];
