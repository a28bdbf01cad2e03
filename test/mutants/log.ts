import { type Fault, faultsIn } from './fault.js';

const DOORS = 'test/reads/every-door.test.ts';
const COMMANDS = 'test/cli/held-log.test.ts';
const ASKING = 'test/reads/asking.test.ts';
const ANOMALIES = 'test/reads/anomalies.test.ts';
const EVENTS = 'test/server/events.test.ts';
const TOUCHING = 'test/reads/touching.test.ts';

/** The read log: no answer without its row, and nobody missing from it. */
export const log: readonly Fault[] = [
  ...faultsIn(
    'src/hub/reads/find-anomalies.ts',
    [ANOMALIES],
    [
      ['an hour of reads is told of, and not kept', 'if (found.length > 0) tell(found);', ''],
      ['what a dossier decided before it was read for counts', 'and d.recorded_from >= r.recorded_at', ''],
      [
        'a person of a page stands out less than one alone',
        'union all select s.position, s.subject_id',
        'union all select s.position, null',
      ],
    ],
  ),
  ...faultsIn(
    'src/runtime/events/forward.ts',
    [EVENTS],
    [['a security event that nobody took is gone', 'if (!response.ok) throw', 'if (response.status === 0) throw']],
  ),
  ...faultsIn(
    'src/runtime/events/security-events.ts',
    [EVENTS],
    [
      ['repeated security events are told as one', 'if (known) known.count++;', 'if (known) return;'],
      ['a security event names its caller', "{ client: hashOf('actor', actor) }", '{ client: actor }'],
    ],
  ),
  ...faultsIn(
    'src/runtime/events/spool.ts',
    [EVENTS],
    [
      [
        'events are spooled when it suits',
        'segment.bytes += writeSync(segment.fd, line);',
        'setTimeout((fd) => writeSync(fd, line), 5, segment.fd);',
      ],
      ['what was acknowledged is given out by the next start', 'await rename(draft, join(folder, SENT));', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/answer.ts',
    [DOORS],
    [
      [
        'an answer leaves before its row is written',
        "if (isAudited(notes)) rows.push(log('ANSWERED', null));\n  await Promise.all(rows);",
        "if (isAudited(notes)) rows.push(log('ANSWERED', null));\n  void Promise.all(rows).catch(() => undefined);",
      ],
      [
        'a refusal leaves before its row is written',
        "const unlogged = await log('REFUSED', fault.code).then(() => null, faultOf);",
        "const unlogged = null as HubError | null;\n      log('REFUSED', fault.code).catch(() => undefined);",
      ],
      [
        'a refused mutation leaves no trace',
        "if (refusal && caller.authenticated) await asked.log('REFUSED', refusal.code);",
        '',
        { tests: [TOUCHING] },
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
    'src/hub/answer/asked.ts',
    [ASKING],
    [
      [
        'a refusal names persons',
        "const subjects = outcome === 'ANSWERED' ? [...noted.subjects].sort() : [];",
        'const subjects = [...noted.subjects].sort();',
      ],
      [
        'an answer leaves before its row is written',
        'return readLog.record(requestEntry(of, noted.entities, { outcome, code, fieldClasses, subjects }));',
        'void readLog.record(requestEntry(of, noted.entities, { outcome, code, fieldClasses, subjects })).catch(() => undefined);\n    return Promise.resolve();',
        { tests: ['test/storm/storm.test.ts'], only: 'a storm over the read log' },
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
      [
        'whom an answer shows is not in the log',
        'for (const subject of result.subjects) asking.notes.subjects.add(subject);',
        '',
        { tests: [DOORS] },
      ],
      [
        'whose end a look-up tells is not in the log',
        'for (const subject of interpreter.subjects) notes.subjects.add(subject);',
        '',
        { tests: [ASKING] },
      ],
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
    [
      [
        'a stranger’s question is in the log',
        'if (names.length === 0 || !caller.authenticated) return;',
        'if (names.length === 0) return;',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/person-names.ts',
    [ASKING],
    [
      [
        'who asks for a number that nobody has leaves no trace',
        'if (carried.length === 0) return [standIn({ by, value })];',
        'if (carried.length === 0) return [];',
      ],
      [
        'a number that somebody had before leads to nobody',
        '= any($${nr + 1}::text[])`,',
        "= any($${nr + 1}::text[]) and t.recorded_to = 'infinity'`,",
      ],
      [
        'a vehicle’s id is taken for a person',
        'if (!entity || !isOnePersons(model.declarations, entity)) continue;',
        'if (!entity?.subject) continue;',
        { survives: 'Whose a thing is stands behind a list, never in its own `subject_id`: the statement would find nobody.' },
      ],
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
      [
        'who is named in what would be written is not in the log',
        'return by ? [{ by, value: String(value) }] : [];',
        'return by ? [] : [];',
      ],
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
    'src/hub/reads/words.ts',
    ['test/reads/read-log.test.ts'],
    [
      ['two texts have one number', '`${Buffer.byteLength(part)}:${part}`', 'part'],
      ['a word that the database lost is never said again', 'forget: () => stored.clear()', 'forget: () => undefined'],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/read-rows.ts',
    ['test/audit/attacks.test.ts'],
    [['what a row says where its leaf is silent is not seen', 'num_nonnulls(l.asker, l.question, l.request, l.trace_id, l.span_id)', '0']],
  ),
  ...faultsIn(
    'src/hub/audit/verify-reads.ts',
    ['test/audit/attacks.test.ts'],
    [['a word that nobody wrote is not seen', "fault('ADDED', word, number ?? '')", 'void fault']],
  ),
  ...faultsIn(
    'src/server/behalf.ts',
    ['test/server/identity.test.ts'],
    [['whoever a token is used for is not in the log', 'isDelegated ? claims.sub : undefined', 'undefined']],
  ),
  ...faultsIn(
    'src/hub/reads/fingerprint.ts',
    ['test/reads/read-log.test.ts'],
    [
      ['the same question about another person is the same', 'canonicalJson([variables, bare.literals])', 'canonicalJson([variables])'],
      ['the same variables in another order are others', 'of names.sort()', 'of names', { file: 'src/hub/log/canonical-json.ts' }],
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
      ['others’ fields are compared', "grant === 'all' || grant === 'case' || (grant === 'own' && isOwn)", "grant !== 'none'"],
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
        `if (caller.purpose === null && scope !== 'all' && entity.subject?.via === 'self')
    throw`,
        "if (scope === 'all' && scope !== 'all' && entity.subject?.via === 'self') throw",
      ],
      [
        'fields outside the purpose are exported',
        'READABLE.has(grantFor(access, caller, entity.register, field.class))',
        "READABLE.has('all')",
      ],
    ],
  ),
  ...faultsIn(
    'src/cli/show.ts',
    [COMMANDS, 'test/cli/reads.test.ts'],
    [
      ['`show` answers before the log does', 'await readLog.record({', 'void readLog.record({'],
      [
        '`show` needs no purpose',
        "if (readable.scope !== 'all') throw",
        "if (readable.scope === 'own') throw",
        { tests: ['test/cli/reads.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/log/check-proof.ts',
    ['test/log/vectors.test.ts', 'test/log/proofs.test.ts'],
    [
      ['a proof of inclusion may be too short', 'return last === 0n && equal(hash, root);', 'return equal(hash, root);'],
      ['a proof may go on above the root', 'if (last === 0n) return false;', ''],
      [
        'an old root that was altered passes',
        'return top === 0n && equal(partHash, partRoot) && equal(hash, root);',
        'return top === 0n && equal(hash, root);',
      ],
      ['a tree goes on from an empty one', 'return oldSize > 0n && isPartOf(', 'return isPartOf('],
      ['a hash may be of any length', 'return hashes.every(({ length }) => length === HASH_BYTES);', 'return hashes.length > 0;'],
      [
        'a part may begin anywhere',
        "return begin % (1n << BigInt((end - begin - 1n).toString(2).replace(/^0$/, '').length)) === 0n;",
        'return true;',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/log/tree-hash.ts',
    ['test/log/vectors.test.ts'],
    [['a leaf may stand for an inner node', 'const LEAF = Buffer.of(0);', 'const LEAF = Buffer.of(1);']],
  ),
  ...faultsIn(
    'src/hub/log/signed-note.ts',
    ['test/log/vectors.test.ts', 'test/log/proofs.test.ts'],
    [
      ['a note is opened by a signature that is not good', "return { kind: 'invalid-signature' };", 'unverified.push(one);'],
      ['control characters pass', '!/[\\u0000-\\u0009\\u000b-\\u001f]/.test(text)', 'true'],
    ],
  ),
  ...faultsIn(
    'src/hub/log/check-proof-file.ts',
    ['test/log/proofs.test.ts'],
    [
      ['another log may vouch for an entry', "if (checkpoint.origin !== logKey.name) return { kind: 'OTHER_LOG' };", ''],
      ['an entry is included whatever the proof says', 'return isIncluded(claim) ? ', 'return claim ? '],
    ],
  ),
  ...faultsIn(
    'src/hub/log/seal.ts',
    ['test/log/sealing.test.ts'],
    [
      ['two sealers write the same leaves', "await tx.query('select pg_advisory_xact_lock($1)', [SEAL_LOCK], 'log-hold');", ''],
      ['a tree that was altered is signed again', '!newest.root.equals(rootOf(range))', 'false'],
      ['another key goes on with a log', 'if (!isSignedBy(newest.note))', 'if (false)'],
      [
        'what was sealed by somebody else is not seen',
        'before?.origin === origin && before.range.size === size',
        'before?.origin === origin',
      ],
      ['a log without new rows is signed again', 'if (entries.length === 0 && newest?.size === size)', 'if (false)'],
    ],
  ),
  ...faultsIn(
    'src/hub/log/log-source.ts',
    ['test/log/sealing.test.ts'],
    [['a gap is sealed over', 'if (BigInt(position) !== expected)', 'if (false)']],
  ),
  ...faultsIn(
    'src/hub/log/stored-tree.ts',
    ['test/log/sealing.test.ts'],
    [
      ['the hashes of one level are kept', 'if (level % TILE_HEIGHT !== 0) return;', 'if (level !== 0) return;'],
      ['a tile is read in the order of chance', 'string_agg(hashes, null order by first)', 'string_agg(hashes, null order by -first)'],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/log-door.ts',
    ['test/log/doors.test.ts'],
    [
      ['anybody gets the entries', 'requireAudit(model.access, caller);', ''],
      [
        'entries leave before their row is written',
        'if (bundle !== undefined) await readLog.record(',
        'if (bundle === null) await readLog.record(',
      ],
      ['a refusal leaves no trace', 'if (REFUSALS.has(code))', 'if (false)'],
    ],
  ),
  ...faultsIn(
    'src/hub/log/read-resource.ts',
    ['test/log/doors.test.ts'],
    [['a tile wider than the log is served', 'if (widthIn(await storedSize(tx, log), { level, index }) < width) return undefined;', '']],
  ),
  ...faultsIn('src/hub/reads/read-leaves.ts', ['test/log/sealing.test.ts'], [['a case is told in a leaf', "case 'caseCode':", '']]),
  ...faultsIn(
    'src/hub/ledger/change-leaves.ts',
    ['test/log/doors.test.ts'],
    [['a record is told in a leaf', "return hidden('recordId');", 'return JSON.stringify(recordId);']],
  ),
  ...faultsIn(
    'src/hub/audit/streams.ts',
    ['test/audit/verify.test.ts', 'test/audit/attacks.test.ts'],
    [
      [
        'a share of the records is left out',
        'get_byte(uuid_send(${column}), 15) % ${of} = ${at}',
        'get_byte(uuid_send(${column}), 15) % ${of} > ${at}',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/audit/verify-records.ts',
    ['test/audit/verify.test.ts', 'test/audit/attacks.test.ts'],
    [["salts without a change are nobody's business", 'if ((share?.at ?? 0) === 0) {', 'if ((share?.at ?? 0) < 0) {']],
  ),
  ...faultsIn(
    'src/hub/reads/recall.ts',
    ['test/reads/recall.test.ts'],
    [
      [
        'a read that ended after a change is not recalled',
        'const BEGUN = `least(l.recorded_at, l.begun_at,',
        'const BEGUN = `greatest(l.recorded_at, l.begun_at,',
      ],
      ['a recall is anybody’s', 'if (isAllowed) return;', 'return;'],
      ['a recall leaves no row with whom it is about', 'for (const person of persons) audit.subjects.add(person);', 'void persons;'],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/recalled-records.ts',
    ['test/reads/recall.test.ts'],
    [
      ['a revocation is told as an error', "new Set(['correct', 'remove'])", "new Set(['correct', 'remove', 'update'])"],
      ['who stood behind a thing only meanwhile is forgotten', 's.recorded_to > w.since`;', "s.recorded_to = 'infinity'`;"],
    ],
  ),
];
