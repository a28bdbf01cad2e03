import { type Fault, faultsIn } from './fault.js';

const CHANGES = 'test/feed/changes.test.ts';
const BYTES = 'test/feed/bytes.test.ts';
const STREAM = 'test/feed/stream.test.ts';
const DOORS = 'test/reads/every-door.test.ts';
const HISTORY = 'test/boundaries/history.test.ts';

/** Every change once, in order, and none that a question would not show. */
export const feed: readonly Fault[] = [
  ...faultsIn(
    'src/hub/feed/feed-sql.ts',
    [CHANGES],
    [
      ['a change comes twice', 'c.position > ${after} and', 'c.position >= ${after} and'],
      [
        'a page looks further than it says',
        'c.position <= ${after} + ${FEED_SPAN}',
        'c.position <= ${after} + 2 * ${FEED_SPAN}',
        { tests: [HISTORY] },
      ],
      [
        'what did not fit into a page is missed',
        ' or not coalesce(bool_and(p.is_shown), true) as is_full',
        ' as is_full',
        { tests: [BYTES] },
      ],
      [
        'one change that is too large stops everything',
        ' or row_number() over by_position = 1 as is_shown',
        ' as is_shown',
        { tests: [BYTES] },
      ],
      ['changes about persons are there', ', ...changesSeen(scope, plan.seen)].join', '].join'],
      [
        'of a car of two owners each sees the other’s data',
        'onlyAbout(personsOf(seen), own).text',
        '`(${personsOf(seen)} && ${own()})`',
        { tests: [HISTORY] },
      ],
      ['what may not be read is sent as it was written', 'asWritten ? seen.filter((entity) => entity.whole) : []', 'asWritten ? seen : []'],
      ['the log is not told whom a page shows', "? `nullif(array_to_string(${personsOf(plan.seen)}, ','), '')`", "? 'null::text'"],
      [
        'the log is told of persons whose change did not fit',
        "string_agg(p.persons, ',') ${shown} as persons",
        "string_agg(p.persons, ',') as persons",
        { tests: [BYTES] },
      ],
      ['who changed it is told to all', 'if (hidden.length === 0) return [key, set];', 'if (hidden.length >= 0) return [key, set];'],
    ],
  ),
  ...faultsIn(
    'src/hub/query/plan-feed.ts',
    [CHANGES],
    [
      ['a hidden id is sent as it was written', 'whole: guarded.length === 0 && stored.every', 'whole: stored.every', { tests: [HISTORY] }],
      [
        'what is withheld is not told',
        "if ((kind !== 'column' && kind !== 'link') || readable.has(name)) continue;",
        "if (kind === 'column' || kind === 'link' || readable.has(name)) continue;",
      ],
      [
        'two filters of one field are either of them',
        'first.filter((value) => second.some((other) => now(other) === now(value)))',
        'first',
      ],
      ['a citizen’s own fields are withheld', "scope === 'own-or-no-subject' ? named((grant) => grant !== 'none') : readable", 'readable'],
    ],
  ),
  ...faultsIn(
    'src/hub/feed/cursor.ts',
    [CHANGES],
    [
      [
        'a place that this log has not reached is waited at',
        'if (BigInt(place.position) > BigInt(head)) {',
        'if (BigInt(place.position) < 0n) {',
      ],
      ['a place at the head is refused', 'if (BigInt(place.position) > BigInt(head)) {', 'if (BigInt(place.position) >= BigInt(head)) {'],
      [
        'a place of another log is gone on from',
        'if (place.logId !== null && place.logId !== logId)',
        "if (place.logId === '')",
        { tests: [CHANGES, STREAM] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/feed/read-feed.ts',
    [CHANGES],
    [
      ['a full page says that it looked at everything', 'if (is_full && last !== null) return last;', ''],
      ['a page of nothing looked at everything', 'if (limit === 0) return after;', ''],
      [
        'there is always another page',
        'String(BigInt(scannedTo) < BigInt(times.head.position))',
        'String(BigInt(scannedTo) <= BigInt(times.head.position))',
      ],
      [
        'a page that ends with its span says it reached the head',
        'return end < BigInt(head) ? String(end) : head;',
        'return end < 0n ? String(end) : head;',
        { tests: [HISTORY] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/feed/follow-feed.ts',
    [STREAM],
    [
      [
        'a page of a stream leaves before it is in the log',
        "await record('ANSWERED', null, subjects);",
        "record('ANSWERED', null, subjects).catch(() => undefined);",
        { tests: [DOORS] },
      ],
      [
        'a stream ends when the log is away',
        "if (status === 503 || code === 'RATE_LIMITED') return undefined;",
        "if (code === 'RATE_LIMITED') return undefined;",
        { tests: [DOORS] },
      ],
      ['a stream sends the same page for ever', 'after = scanned(row, { after, limit, head: row.position });', ''],
      ['who comes back begins anew', 'const given = lastEventId ?? (', 'const given = ('],
      [
        'who asks for no place gets all of it',
        'if (given === null) return { position: head.position, logId };',
        "if (given === null) return { position: '0', logId };",
      ],
      ['a stream asks for no purpose', 'checkPurpose(model.access, caller, false);', ''],
      [
        'whom a stream names is not in the log',
        'await logNamed(plan, question, log);',
        '',
        { tests: [HISTORY, 'test/server/reads.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/feed/watch-ledger.ts',
    [STREAM],
    [['what no notification told of is never found', 'if (found !== head) wake();', '']],
  ),
  ...faultsIn(
    'src/hub/query/history.ts',
    [HISTORY, 'test/query/both-executors.test.ts'],
    [
      [
        'a history tells what was not known then',
        `,
    predicate\`c.recorded_from <= \${sql.at.knownAt}\`,`,
        ', ',
      ],
      [
        'values outside the purpose are in a history',
        "`case when f->>'name' = any(${readable()}) then ",
        "`case when f->>'name' is not null or f->>'name' = any(${readable()}) then ",
      ],
      [
        'states outside the purpose are in a history',
        'json_each(x.s) e where e.key = any(${readable()}))',
        'json_each(x.s) e where e.key is not null or e.key = any(${readable()}))',
      ],
    ],
  ),
];
