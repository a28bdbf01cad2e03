import { type Fault, faultsIn } from './fault.js';

const DOSSIERS = 'test/evidence/dossiers.test.ts';
const CASES = 'test/access/cases.test.ts';
const RIGHT = 'test/evidence/right.test.ts';
const PROCEDURES = 'test/evidence/procedures.test.ts';
const DOUBTS = 'test/evidence/doubts.test.ts';
const EFFECTS = 'test/seeds/procedures.test.ts';
const RESULTS = 'test/evidence/result-codes.test.ts';
const BOUNDARIES = 'test/boundaries/evidence.test.ts';
const RECEIPTS = 'test/receipt/receipts.test.ts';
const BATCH = 'test/evidence/batch.test.ts';
const VERDICTS = 'test/evidence/verdicts.test.ts';
const SOURCES = 'test/evidence/ask-sources.test.ts';
const TABLE = 'test/evidence/table-of-verdicts.test.ts';

/** What a procedure may look at, what it finds, and what is written back. */
export const evidence: readonly Fault[] = [
  ...faultsIn(
    'src/registers/drivers/conditions/dossiers.ts',
    [TABLE],
    [['a licence that ran out is followed by any in force', 'and g.classes @> h.classes', '']],
  ),
  ...faultsIn(
    'src/registers/casework/conditions.ts',
    [TABLE],
    [
      ['what another register said is good for ever', "and (${e('expiresOn')} is null or ${at.validAt} <= ${e('expiresOn')})", ''],
      ['a receipt of a dossier that was opened is astray', "or ${wasOpened(p('dossier'), at)})", ')', { tests: [DOSSIERS] }],
      ['a receipt counts for any dossier', "const own = `${p('dossier')} = ${dossier}`", "const own = `${p('dossier')} is not null`"],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/record-payment.ts',
    [DOSSIERS],
    [
      [
        'another content under the number of a receipt is taken for the same',
        'if (fields.some((field) => (known[field] ?? null) !== said[field]))',
        'if (false)',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/compile-verdict.ts',
    [EFFECTS],
    [
      ['a procedure with a fee answers though nothing asks for it', '  refuseUnprovenFee(definition);', '', { only: 'a receipt counts' }],
      [
        'the fee of the procedure is not held against the receipt',
        'return definition.feeVnd === null ? [] : [[parameter, String(definition.feeVnd)]];',
        'return [];',
        { only: 'a receipt counts' },
      ],
      [
        'a chassis number is looked for whatever the dossier names',
        "value === THE_THING ? 'thing.key'",
        "value === THE_THING ? 'null::text'",
        { tests: [SOURCES], only: 'in no register yet' },
      ],
      [
        'a text is bound to a record',
        "if (each === null || thing !== null || bound.root !== 'thing' || bound.path.length > 0)",
        'if (false)',
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/reference/procedure-definitions.ts',
    [EFFECTS],
    [
      [
        'what a source proves may be declared',
        "kind === 'DECLARATION' && evidenceType !== null",
        'false',
        { only: 'nothing that a source proves' },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/acting-mandate.ts',
    [CASES],
    [
      [
        'a mandate is good for every procedure',
        '.filter((one) => !Array.isArray(one[procedures]) || one[procedures].includes(procedure))',
        '',
      ],
      ['anybody’s mandate will do', '[link]: giver?.where(dossier.key), ', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/planned-verdict.ts',
    [VERDICTS],
    [['what was declined is looked up all the same', '!declined.includes(component) &&', '']],
  ),
  ...faultsIn(
    'src/hub/evidence/ask-source.ts',
    [SOURCES],
    [
      ['an answer to another question is taken', "if (of !== id) return none('another-question');", ''],
      ['a source sends the question on to wherever it likes', "redirect: 'error'", "redirect: 'follow'"],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/ask-sources.ts',
    [SOURCES],
    [
      ['what is held is asked for again', "ask: isHeld && answer !== 'STALE' ? 'HELD' : 'yes'", "ask: 'yes'"],
      ['of what is in no register nobody is asked', 'about: id ?? textGiven(first, field, thing)', 'about: id'],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/effects/documents-rule.ts',
    [CASES],
    [
      [
        'a result may be about a vehicle that its case does not name',
        '...byEffect, ...byText]',
        '...byEffect]',
        { only: 'no register yet' },
      ],
    ],
  ),
  ...faultsIn(
    'src/registers/drivers/conditions/holder.ts',
    [TABLE],
    [['whoever is no driver has all points', 'case when holder.id is not null then', 'case when true then']],
  ),
  ...faultsIn(
    'src/registers/vehicles/conditions/badges.ts',
    [TABLE],
    [['a doubt of a badge that ran out is not seen', 'array_cat(b.ended, b.over) as gone', 'coalesce(b.ended, b.over[1:0]) as gone']],
  ),
  ...faultsIn(
    'src/hub/jobs/job-work.ts',
    [BATCH],
    [['what a job reads is not logged', 'if (isKept && reads.length > 0)', 'if (isKept && reads.length < 0)']],
  ),
  ...faultsIn(
    'src/hub/jobs/kept-jobs.ts',
    [BATCH],
    [
      ['a job is that of any agency of its asker', ' and agency is not distinct from $3', ' and ($3::text is null or true)'],
      ['what a job asked stays after its answer', 'set lines = $3, variables = null', 'set lines = $3'],
      ['an answered job stays for ever', 'const KEPT = "interval \'1 day\'";', 'const KEPT = "interval \'1000 days\'";'],
    ],
  ),
  ...faultsIn(
    'src/registers/reference/competence.ts',
    ['test/evidence/dated-procedures.test.ts', 'test/evidence/verdicts.test.ts'],
    [
      ['whoever sends a result may have issued it', "key: 'OTHER', when: 'f.authority is not null'", "key: 'OTHER', when: 'false'"],
      ['a province decides what is its no more', 'and (${day})::date < (${provincialUntil})::date', ''],
      ['an agency decides after its end', "where i.id = ${issuer} and ${asOf('i', then)})", 'where i.id = ${issuer} limit 1)'],
      ['the authority of today is asked about every day', 'const then = onDay(at, `(${day})::date`);', 'const then = at;'],
      ['who is part of the authority decides nothing', "[i('code'), ...above('code', then)]", "[i('code')]"],
      [
        'whoever decides may be spoken for by anybody',
        "key: 'OTHER',\n      when: null,\n      verdict: 'CONTRADICTED'",
        "key: 'OTHER',\n      when: null,\n      verdict: 'HELD'",
      ],
      ['a delegation holds for every kind of document', "\n        and ${d('scope')} in (${scope}, '*')", ''],
      ['a delegation that ended holds', "where ${asOf('d', at)} and ${d('agency')}", "where ${d('agency')}"],
    ],
  ),
  ...faultsIn(
    'src/hub/receipt/release-evidence.ts',
    [RECEIPTS],
    [
      ['evidence is released though nobody vouches for the log', "await requireWitnessed(tx, { log: 'changes', logId, witnesses });", ''],
      ['a receipt opens all fields of a record', 'position, size, only: { fields, among } }', 'position, size }'],
      [
        'what is not sealed is not waited for',
        'if (size === null) return null;',
        "if (size === null) throw new HubError('LOG_NOT_SEALED');",
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/receipt/check-receipt.ts',
    [RECEIPTS],
    [
      ['a value that was never written passes', "else faults.push({ kind: 'VALUE', what: `${entity}.${field} ${recordId}` });", ''],
      ['a state without a proof passes', 'if (opened === undefined) {', 'if (opened === undefined) continue;\n    if (false as boolean) {'],
      [
        'a proof of another record passes',
        "checked.opened.shown.some(({ name, value }) => name === 'recordId' && value === recordId)",
        'true',
      ],
      ['what stood before passes', 'one !== null && (one.from ?? day) <= day && (one.to === null || day < one.to)', 'one !== null'],
      [
        'nothing passes for something',
        'const isAbsent = value === null && opened.committed?.has(field) === false;',
        'const isAbsent = value === null;',
      ],
      ['the content is not held to its digest', 'if (digestOf(receipt.content) !== receipt.digest)', 'if (false as boolean)'],
    ],
  ),
  ...faultsIn('src/hub/receipt/receipt.ts', [RECEIPTS], [['a retired key signs on', 'receipt.releasedAt >= key.retiredAt', 'false']]),
  ...faultsIn(
    'src/hub/receipt/credential.ts',
    [RECEIPTS],
    [
      ['a part that nobody signed is taken along', ' || !isAllReferenced(compact)', ''],
      ['a part stands twice', 'new Set(disclosures).size === disclosures.length && ', ''],
      ['a retired key signs credentials on', 'isAfterRetiring(signer, payload.iat)', '(false as boolean)'],
      ['one fact brings the others', '{ facts: Object.fromEntries(told) }', 'true'],
      [
        'whom it is about cannot be kept',
        "const PARTS = ['complete', 'agency', 'case', 'subject'] as const;",
        "const PARTS = ['complete'] as const;",
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/receipt/status-list.ts',
    [RECEIPTS],
    [
      ['a corrected receipt stays valid in its list', 'for (const index of invalid) statuses[index] = STATUS.INVALID;', ''],
      ['the list of others is believed', "if (verified.payload.sub !== entry.uri) return 'OTHER_LIST';", ''],
      ['a retired key signs lists on', ' || isAfterRetiring(keyOf(verified.protectedHeader.kid), verified.payload.iat ?? 0)', ''],
      ['an old list is believed', 'currentDate: now,', 'currentDate: new Date(0),'],
    ],
  ),
  ...faultsIn(
    'src/hub/receipt/receipt-status.ts',
    [RECEIPTS],
    [['a correction leaves the receipt as it was', "case when l.corrected then 'CORRECTED' when", 'case when']],
  ),
  ...faultsIn(
    'src/hub/reads/recall.ts',
    [RECEIPTS],
    [['a recall names receipts of any record', 'join receipt_basis b on b.record_id = w."recordId"', 'join receipt_basis b on false']],
  ),
  ...faultsIn(
    'src/hub/evidence/compile-verdict.ts',
    [RIGHT, PROCEDURES],
    [
      [
        'licences of the army are held against the police',
        'const listed = among ? ` and',
        "const listed = among && issuer === '' ? ` and",
        { tests: ['test/evidence/verdicts.test.ts'] },
      ],
      [
        'a fact grows older by the clock of Greenwich',
        "${legalDay(`${x}.recorded_from`)}), 'issuer'",
        "${x}.recorded_from::date), 'issuer'",
        { tests: ['test/evidence/verdicts.test.ts'] },
      ],
      [
        'a fact recorded after the day has a negative age',
        'greatest(0, ${day()} -',
        '(0 + ${day()} -',
        { tests: ['test/evidence/verdicts.test.ts', PROCEDURES] },
      ],
      [
        'without a subject the vehicles it names are looked up',
        "const onlyIf = 'exists (select from subject)'",
        "const onlyIf = 'true'",
        { tests: [RIGHT] },
      ],
      ['what a component looks at needs no right', '...asked.flatMap(({ condition }) => fieldsOfCondition(model, condition)),', ''],
      ['the licence that a dossier was named by is one of all', "return '(select named.id from named)';", "return 'null::uuid';"],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/right.ts',
    [RIGHT],
    [
      ['a role without the right looks things up', 'if (ofRole.length === 0) throw', 'if (ofRole.length < 0) throw'],
      ['any purpose is good for it', 'caller.purpose === null || !purposes.includes(caller.purpose)', 'purposes.length === 0'],
    ],
  ),
  ...faultsIn(
    'src/hub/access/decide.ts',
    [RIGHT],
    [['what the policy does not let be answered is', 'rule.classes.includes(cls) &&\n      purpose !== null', 'purpose !== null']],
  ),
  ...faultsIn(
    'src/hub/evidence/answer-requirement.ts',
    [PROCEDURES, BOUNDARIES],
    [
      [
        'what nobody was competent to issue is held',
        "found.verdict === 'HELD' ? against.verdict : found.verdict",
        'found.verdict',
        { tests: ['test/evidence/verdicts.test.ts'] },
      ],
      [
        'a dispute makes better what is worse',
        "found.verdict === 'HELD' ? against.verdict : found.verdict",
        'against.verdict',
        { tests: ['test/evidence/verdicts.test.ts'] },
      ],
      [
        'what belongs to no one is an error',
        'if (!read || read.subjectCount === 0) return NO_SUBJECT;',
        'if (!read) return NO_SUBJECT;',
        { tests: [RIGHT, PROCEDURES] },
      ],
      [
        'what the law says against an issuer is passed over',
        "if (against?.verdict !== 'DISPUTED') continue;",
        'if (against) continue;',
        { tests: ['test/evidence/verdicts.test.ts'] },
      ],
      [
        'each vehicle is judged as all of them together',
        '.filter((row) => row.thing === thing)',
        '.filter(() => true)',
        { tests: [PROCEDURES] },
      ],
      ['what is just fresh enough is stale', 'age > maxAgeDays)', 'age >= maxAgeDays)', { tests: [BOUNDARIES] }],
      [
        'nothing is ever stale',
        "if (found.verdict !== 'HELD' || maxAgeDays === null) return found;",
        'if (found.verdict || maxAgeDays === null) return found;',
        { tests: [BOUNDARIES] },
      ],
      [
        'the citizen is asked to prove what agencies disagree about',
        "new Set(['NOT_HELD', 'STALE',",
        "new Set(['NOT_HELD', 'CONTRADICTED', 'DISPUTED', 'STALE',",
        { tests: [PROCEDURES, 'test/evidence/verdicts.test.ts'] },
      ],
      [
        'the youngest of several facts tells the age',
        '(a && a.recordedFrom <= b.recordedFrom ? a : b)',
        '(a && a.recordedFrom >= b.recordedFrom ? a : b)',
        { tests: ['test/evidence/verdicts.test.ts', PROCEDURES] },
      ],
      [
        'who may not read internal fields is told which agency wrote it',
        'const writtenBy = mayKnowWriter ? (first?.writtenBy ?? null) : null',
        'const writtenBy = first?.writtenBy ?? null',
        { survives: 'No role has the right of a procedure without internal fields: the policy would have to change first.' },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/decide-evidence.ts',
    [PROCEDURES],
    [
      [
        'a dossier in which something is stale is complete',
        "kind !== 'EVIDENCE' || verdict === 'HELD'",
        "kind !== 'EVIDENCE' || verdict !== 'NOT_HELD'",
      ],
      [
        'whose data is looked at is not in the log',
        'for (const subject of read?.subjects ?? []) audit.subjects.add(subject);',
        '',
        { tests: ['test/reads/every-door.test.ts', RIGHT, PROCEDURES] },
      ],
      [
        'whom a dossier names is not in the log',
        'if (planned.mayFind) await noteWho(',
        'if (!planned.mayFind) await noteWho(',
        { tests: ['test/reads/asking.test.ts', RIGHT, PROCEDURES, 'test/evidence/verdicts.test.ts'] },
      ],
      ['who is found by a key and is not of the case is answered about', 'if (isOfOthers) throw', 'if (false) throw', { tests: [BATCH] }],
      [
        'a definition that changed counts when the hub is started again',
        '!stillStands(kept, edition, standing, settled === null && !asOf?.validAt)',
        'false',
        { tests: [BATCH] },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/planned-verdict.ts',
    [RIGHT],
    [['what is not allowed is looked up', '&& mayLookAt(model, caller, looks) ? [', '? [']],
  ),
  ...faultsIn(
    'src/hub/evidence/decide-batch.ts',
    [BATCH],
    [
      ['a dossier of a batch that is refused leaves no trace', 'if (REFUSALS.has(answer.code)) parts[nr]?.refused(answer.code);', ''],
      ['a dossier of a batch is answered under no case', 'const own = bound(dossier.case);', "const own = bound('');"],
    ],
  ),
  ...faultsIn(
    'src/hub/access/case-sql.ts',
    [BATCH],
    [['dossiers of other agencies bind in a batch', 'c.agency = ${agency} and ${IS_OPEN}', '${agency} is not null and ${IS_OPEN}']],
  ),
  ...faultsIn(
    'src/hub/evidence/dossier.ts',
    [PROCEDURES],
    [
      [
        'fifty vehicles are too many',
        'values.length > LIMITS[limit].max',
        'values.length >= LIMITS[limit].max',
        { tests: ['test/evidence/verdicts.test.ts', PROCEDURES] },
      ],
      ['a vehicle named twice is judged twice', '[...new Set(values ?? [])]', '[...(values ?? [])]'],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/look-up.ts',
    [RESULTS],
    [
      [
        'facts are found for everybody',
        'return parents.length === 0 ? null : { ...own,',
        'return parents.length < 0 ? null : { ...own,',
        { survives: 'Of no parents the filter `in: []` finds nothing: the early end saves a statement.' },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/held.ts',
    [RIGHT, PROCEDURES],
    [
      [
        'values are shown that only the procedure may read',
        "grant === 'all' || grant === 'case') return null;",
        'grant !== undefined) return null;',
      ],
      [
        'whose record it is, is told',
        'recordId: mayKnowWhose(model, caller, row) ? row.id : null',
        'recordId: row.id',
        {
          tests: ['test/evidence/verdicts.test.ts', RIGHT, PROCEDURES],
          survives:
            'Whoever has a procedure’s right and purpose has the right to personal data in those registers too; the policy would have to change first.',
        },
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/legal-bases.ts',
    ['test/query/legal-bases.test.ts'],
    [
      [
        'what stands in a repealed part is still in force',
        'return provision === whole || provision.startsWith(',
        'return provision === whole || !provision.startsWith(',
      ],
      ['a part is out of force on its last day', 'part.to < day', 'part.to <= day'],
      ['a part is in force before its first day', 'part.from > day', 'part.from >= day'],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/record-result.ts',
    ['test/evidence/result-codes.test.ts'],
    [
      [
        'a result is another one under another name of its procedure',
        '{ ...decided, procedure: definition.code, caseCode }',
        '{ ...decided, caseCode }',
      ],
      ['two results at once end one dossier', 'if (now && isOver(now))', 'if (now && isOver(now) && !dossier)'],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/definition.ts',
    ['test/evidence/dated-procedures.test.ts'],
    [
      ['an old code of a procedure is understood no more', 'hubId === code || codes.includes(code)', 'hubId === code'],
      ['a procedure has no name of its own', 'hubId === code || codes.includes(code)', 'codes.includes(code)'],
      ['what nobody approved is judged by', "if (typeof record.approvedBy !== 'string')", "if (typeof record.name !== 'string')"],
      ['a dossier is judged by the law of today', 'received !== null && received < validAt ? received : validAt', 'validAt'],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/record-result.ts',
    [RESULTS, PROCEDURES, RIGHT],
    [
      ['the same result is written again', 'if (first) return first;', ''],
      ['who may not write records results', '?.mayWrite) throw', '?.mayIntrospect) throw'],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/result-code.ts',
    [RESULTS, PROCEDURES, RIGHT],
    [['a result code is empty', 'normal.value !== null && normal.value.length', "(normal.value ?? '').length"]],
  ),
  ...faultsIn(
    'src/hub/evidence/effects/documents-rule.ts',
    [EFFECTS],
    [
      [
        'what the law speaks against is recorded',
        'if (line.conditions.length > 0)\n        refused.push(',
        'if (line.conditions.length < 0)\n        refused.push(',
      ],
      ['a value that no field takes is dropped', 'if (!named.has(name))', 'if (named.size === 0)'],
      ['a document says what its field cannot hold', "if ('rejected' in normal)", "if ('unheard' in normal)"],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/record-result.ts',
    [EFFECTS],
    [
      [
        'two who come at once get the last slot',
        'if (await answersOtherwise({ ...asking, tx }, delta)) throw',
        'if (delta.questions.length < 0) throw',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/file-request.ts',
    [DOUBTS],
    [
      ['a request is about whoever is named', ", ...scopePredicate(sql, entity, 't', scope(entity))];", '];'],
      ['somebody else’s record is put right', 'doubt !== undefined && doubt.person !== person', 'doubt !== undefined && person === null'],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/answer-request.ts',
    [DOUBTS],
    [
      ['what is over is answered again', "if (state === 'DONE' || state === 'REFUSED')", "if (state === 'DONE' && step === 'DONE')"],
      [
        'a correction is done while the record is in doubt',
        "if (step === 'DONE' && doubt !== null",
        "if (step === 'ACCEPTED' && doubt !== null",
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/answer-said.ts',
    [DOUBTS],
    [['who said it answers it', 'if (found[saidBy] === caller.actor)', 'if (found[saidBy] === null)']],
  ),
  ...faultsIn(
    'src/registers/procedures/effect-kinds.ts',
    [EFFECTS],
    [
      ['one result takes a slot twice', 'Number(free ?? 0) - taken < 1', 'Number(free ?? 0) < 1'],
      [
        'a registration takes a slot of another route',
        'if (departure.values.route !== values.route)',
        'if (departure.values.route === null)',
      ],
    ],
  ),
];
