import { type Fault, faultsIn } from './fault.js';

const ACCESS_RULES = 'test/access/access-rules.test.ts';
const RIGHTS = 'test/access/rights.test.ts';
const ACCESS = 'test/query/access.test.ts';
const IDENTITY = 'test/server/identity.test.ts';
const CASES = 'test/access/cases.test.ts';
const IN_CASE = 'test/access/in-case.test.ts';
const EMERGENCY = 'test/access/emergency-access.test.ts';
const DECIDE = 'test/access/decide.test.ts';
const REST = 'test/server/rest.test.ts';
const SECOND_WALL = 'test/access/second-wall.test.ts';

/** Roles, purposes and cases; what a filter or an order may use. */
export const access: readonly Fault[] = [
  ...faultsIn(
    'src/hub/access/rule-book.ts',
    [ACCESS_RULES],
    [
      ['a rule that nobody could have written decides', "severity === 'error')", "severity === 'error' && rule.code === '')"],
      ['a change of a rule is seen at the next start', 'known === null || isChanged ||', 'known === null ||'],
      ['a rule holds on every day', ' and ${inForce(', ' and true or ${inForce('],
      ['without any rule those of the release decide', 'row?.isKept === true ?', 'row?.isKept === true && row.stored.length > 0 ?'],
    ],
  ),
  ...faultsIn(
    'src/hub/access/rule-book.ts',
    ['test/server/two-hubs.test.ts'],
    [
      ['rules that became unusable are told again each second', 'if (!isUnusable) onUnusable', 'onUnusable'],
      ['rules that were mended and became unusable again are not told', '        isUnusable = false;', ''],
    ],
  ),
  ...faultsIn(
    'src/server/look-at-access-rules.ts',
    ['test/server/two-hubs.test.ts'],
    [['a hub that answers nobody for want of rules calls itself ready', 'hasRules(rules) ?', "rules.version !== 'none' ?"]],
  ),
  ...faultsIn(
    'src/hub/answer/access-key.ts',
    [ACCESS_RULES],
    [['a plan outlives the rules it was made under', '`${rules}\\n${operation', '`${operation']],
  ),
  ...faultsIn(
    'src/hub/reads/rules-of-read.ts',
    [ACCESS_RULES],
    [['a read is explained by the rules of today', "isKnownAt('t', instant)", "isKnownAt('t', 'clock_timestamp()')"]],
  ),
  ...faultsIn(
    'src/hub/reads/rules-of-read.ts',
    ['test/server/two-hubs.test.ts'],
    [['what was shown is said to come from a rule that shows nothing', 'isShowing(rule) || isNeeded(rule) ?', 'rule.rows ?']],
  ),
  ...faultsIn(
    'src/hub/reads/breaches.ts',
    ['test/reads/recall.test.ts'],
    [
      [
        'whoever is in an export is not reached by a breach',
        'l join read_block b on b.position = l.position)',
        'l join read_block b on false)',
      ],
      ['a breach is another one when it is looked at later', "'l.position <= $1::bigint'", "'$1::bigint is not null'"],
    ],
  ),
  ...faultsIn(
    'src/server/proofs.ts',
    [IDENTITY],
    [
      ['a proof is good twice', 'return rowCount === 1;', 'return rowCount !== null;'],
      ['a proof is good for every token', "ath !== sha256(bound.token).toString('base64url')", "ath === ''"],
      ['a proof by any key will do', 'thumbprint !== bound.thumbprint)', "thumbprint === '')"],
      [
        'whoever names a service is believed to be there',
        'isLocal(request.headers.host) && Number',
        "request.headers.host !== '' || Number",
      ],
    ],
  ),
  ...faultsIn(
    'src/server/taken-back-tokens.ts',
    [IDENTITY],
    [
      ['a token that was taken back is good', 'if (jti !== undefined && tokens.has(jti)) return true;', ''],
      ['whose tokens were taken back keeps them', 'return until !== undefined && ', 'return until === undefined && '],
      ['whose tokens were taken back gets no others', '(iat ?? 0) <= until + LIMITS.clockSeconds.max', 'true'],
      [
        'a hub learns of taken back tokens when it starts',
        'if (age < LOOK_MS) return;',
        'if (known.tokens.size > 0 || age < Number.POSITIVE_INFINITY) return;',
      ],
    ],
  ),
  ...faultsIn(
    'src/server/identity.ts',
    [IDENTITY],
    [
      ['a bound token is anybody’s', 'if (cnf === undefined && !isProven) return;', 'if (!isProven) return;'],
      ['what a certificate binds as well is taken', ' || more !== undefined', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/side-of.ts',
    [SECOND_WALL],
    [
      ['everybody asks as the role that sees persons', "compiled.looksAtPersons ? 'personal' : 'open'", "'personal'"],
      ['what looks at persons is asked where there are none', "compiled.looksAtPersons ? 'personal' : 'open'", "'open'"],
    ],
  ),
  ...faultsIn(
    'migrations/0062_second_wall.sql',
    [SECOND_WALL],
    [
      ['the database shows persons', 'to giaolo_open using (false)', 'to giaolo_open using (true)'],
      ['the database shows rows that name somebody', 'using (subject_id is null)', 'using (true)'],
      ['the database shows what is somebody’s by a list', 'limit 1) is not true)', 'limit 1) is not null or true)'],
      [
        'the database shows changes about somebody',
        "for select to giaolo_open using (subjects = '{}')",
        'for select to giaolo_open using (true)',
      ],
      [
        'a business’s ownership is a wall',
        'from public.%I where subject_id is not null',
        'from public.%I',
        { tests: ['test/access/second-wall.test.ts', 'test/query/access.test.ts'] },
      ],
    ],
  ),
  ...faultsIn(
    'src/server/token-times.ts',
    [IDENTITY],
    [
      ['a token of tomorrow is good', "if (iat > nowMs / 1_000 + LIMITS.clockSeconds.max) throw refuse('iat', 'lies in the future');", ''],
      ['a token is good for years', 'if (exp - iat > LIMITS.tokenHours.max * 3_600) throw', 'if (exp < 0) throw'],
      [
        'a token of an endless number is good',
        "if (!isSeconds(exp)) throw refuse('exp', 'is no time');",
        '',
        { survives: 'what is endless is more than a day after `iat` too; the line tells the compiler that `exp` is a number' },
      ],
      ['a clock may not be a second ahead', ' + LIMITS.clockSeconds.max)', ')'],
      ['a token of exactly one day is refused', 'exp - iat > LIMITS', 'exp - iat >= LIMITS'],
    ],
  ),
  ...faultsIn(
    'src/hub/query/refuse-deep.ts',
    ['test/server/refusals.test.ts'],
    [
      ['a document of any depth is parsed', 'if (depth > LIMITS.levels.max)', 'if (depth > 1e9)'],
      ['what is closed counts as deep', 'else if (CLOSING.has(token)) depth -= 1;', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/access/decide.ts',
    [DECIDE],
    [
      ['a rule of another role holds', 'rule.role !== caller.role || !rule.classes', '!rule.classes'],
      ['a rule of another register holds', "if (rule.registers !== '*' && !rule.registers.includes(register)) continue;", ''],
      ['any purpose is good for any rule', 'caller.purpose === null || !rule.purposes.includes(caller.purpose)', 'caller.purpose === null'],
      ['personal data need no purpose', ': isPersonal(cls)) continue;', ': false) continue;'],
      [
        'a narrower rule takes away what a wider one gives',
        'if (WIDTHS.indexOf(rule.rows) > WIDTHS.indexOf(best)) best = rule.rows;',
        'best = rule.rows;',
      ],
      ['personal is not personal', ">= FIELD_CLASSES.indexOf('personal')", "> FIELD_CLASSES.indexOf('personal')"],
      ['a purpose is never asked for', 'if (touchesPersonalData) throw', 'if (!touchesPersonalData && touchesPersonalData) throw'],
      ['a stranger may name a purpose', "if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');", ''],
      ['a token may use any purpose', '!purpose || !caller.purposes.includes(purpose.code)', '!purpose'],
      ['no case is asked for', 'purpose.caseRequired && caller.caseCode === null', '!purpose.caseRequired && caller.caseCode === null'],
    ],
  ),
  ...faultsIn(
    'src/hub/access/case-sql.ts',
    [IN_CASE],
    [
      ['a closed case is open', ' and not exists (select from case_end e where e.code = c.code)', ''],
      ['whoever acted in a case once acts in it for ever', ' and ${IS_MANDATED})`', ')`', { tests: [CASES] }],
      ['a case never ends', '(c.ends_on >= ${LEGAL_TODAY} and ', '('],
      ['any agency reads under a case', 'c.agency = ${agency} and ${IS_OPEN}', '${agency} is not null and ${IS_OPEN}'],
    ],
  ),
  ...faultsIn(
    'src/hub/access/case-sql.ts',
    [IN_CASE],
    [
      ['a closed work order is open', ' and not exists (select from work_order_end e where e.code = w.code)', ''],
      ['a work order never ends', 'between w.starts_on and w.ends_on', '>= w.starts_on'],
      ['a work order is open before it begins', 'between w.starts_on and w.ends_on', '<= w.ends_on'],
      ['any agency reads under a work order', 'w.agency = $2 and', '$2::text is not null and'],
      ['a work order is for every purpose', 'w.purpose = $3 and', '$3::text is not null and'],
      ['whoever opened a work order reads under it', 'w.opened_by <> $4', '$4::text is not null'],
    ],
  ),
  ...faultsIn(
    'src/hub/access/decide.ts',
    [IN_CASE],
    [['any code is a work order', 'purpose.takesWorkOrder && caller.workOrder === undefined', 'false']],
  ),
  ...faultsIn(
    'src/hub/feed/follow-feed.ts',
    [IN_CASE],
    [['a stream outlives its work order', 'caller.case === undefined && caller.workOrder === undefined', 'caller.case === undefined']],
  ),
  ...faultsIn(
    'src/hub/answer/log-door.ts',
    ['test/log/doors.test.ts'],
    [
      [
        'entries need no work order',
        'await inOneSnapshot((tx) => cases.bind(tx, asker))',
        '{ ...asker, workOrder: asker.caseCode ?? undefined }',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/work-orders.ts',
    [CASES],
    [
      ['a work order is for ever', 'endsOn < startsOn || endsOn > last', 'endsOn < startsOn'],
      ['a work order began before it was given', 'if (startsOn < today)', 'if (false)'],
      ['work is given to another agency', 'if (!isOfAgency(catalogue, input.code, agency))', 'if (false)'],
      ['anybody gives work', 'if (!isOwn || agency === null)', 'if (agency === null)'],
      ['a work order tells whom it is about', 'if (namesPersonByNumber(model, task))', 'if (false)'],
    ],
  ),
  ...faultsIn(
    'src/hub/access/case-sql.ts',
    [EMERGENCY],
    [
      ['an emergency never ends', ' and c.ends_at > statement_timestamp()', ''],
      ['anybody of the agency reads under an emergency', "c.actor = ${placeholder('actor')}", "${placeholder('actor')} is not null"],
    ],
  ),
  ...faultsIn(
    'src/hub/evidence/break-glass.ts',
    [EMERGENCY],
    [
      ['any purpose declares an emergency', "purpose.caseBinds !== 'emergency' || agency", 'agency'],
      ['anybody reviews an emergency', 'requireAudit(model.access, caller);', ''],
    ],
  ),
  ...faultsIn('src/hub/evidence/words-of.ts', [EMERGENCY], [['an emergency needs no reason', 'if (text.length >= WORDS_MIN && ', 'if (']]),
  ...faultsIn(
    'src/hub/evidence/open-case.ts',
    [EMERGENCY],
    [
      [
        'an emergency opens cases',
        "if (caseBinds !== 'dossier' ||",
        'if (!caseBinds ||',
        { survives: 'nobody is answered anything for the purpose, so `checkMayOpen` refuses it too' },
      ],
    ],
  ),
  ...faultsIn(
    'src/runtime/emergency-alerts.ts',
    [EMERGENCY],
    [['emergencies are told to the log alone', 'events.tell(', '(() => undefined)(']],
  ),
  ...faultsIn(
    'src/hub/access/bind-case.ts',
    [IN_CASE],
    [
      ['the likely procedure is taken for the real one', 'told.procedure !== procedure || !stillHolds', '!stillHolds'],
      ['definitions are read once', 'if (isRedefined || BigInt', 'if (BigInt'],
      [
        'likely is never found',
        'if (needs === undefined) return undefined;',
        'if (needs !== undefined || needs === undefined) return undefined;',
      ],
    ],
  ),
  ...faultsIn('src/hub/answer/access-key.ts', [IN_CASE], [['plans of one procedure serve another', "caller.case?.kinds ?? ''", "''"]]),
  ...faultsIn(
    'src/hub/query/plan-access.ts',
    [RIGHTS, ACCESS],
    [
      ['a citizen reads internal fields of what is nobody’s', "grant === 'own' && !entity.subject ? 'none' : grant", 'grant'],
      ['a citizen reads internal fields of others’ rows', "if (usable === 'own') own.needed = true;", ''],
      ['others’ rows are felt for through a link', "grant === 'none' || (behindLink && grant === 'own')", "grant === 'none'"],
      ['a person is searched for by any field', 'if (isPersonal(field.class) && !isExactKey)', 'if (false)'],
      ['a personal number is searched for by its beginning', "Object.keys(operators).every((operator) => operator === 'eq')", 'true'],
      [
        'rows are ordered by what is personal',
        "touch(entity, field, own) === 'none' || isPersonal(field.class)",
        "touch(entity, field, own) === 'none'",
      ],
      ['`not` hides a forbidden filter', 'checkWhere(entity, part.part, own, behindLink);', ''],
      [
        '`or` hides a forbidden filter',
        'for (const one of part.parts) checkWhere(',
        "if (part.is === 'and') for (const one of part.parts) checkWhere(",
      ],
      ['a link hides a forbidden filter', 'checkWhere(part.target, part.where, own, true);', ''],
      ['personal fields need no purpose', 'if (isPersonal(field.class)) checkPurpose(policy, caller, true);', ''],
      [
        'a history shows internal fields of what is not one’s own',
        "grant === 'all' || grant === 'case' || (grant === 'own' && level.rowScope === 'own')",
        "grant !== 'none'",
      ],
      [
        'who changed a record is told to its owner',
        "return grantFor(policy, caller, entity.register, 'internal') === 'all';",
        "return grantFor(policy, caller, entity.register, 'internal') !== 'none';",
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/access/decide.ts',
    ['test/reads/asking.test.ts', 'test/log/doors.test.ts'],
    [['an official without the purpose reads others’ reads', '?.code !== AUDIT_PURPOSE)', '?.code === undefined)']],
  ),
  ...faultsIn(
    'src/hub/access/may-touch.ts',
    ['test/reads/touching.test.ts'],
    [
      ['a person’s record is changed without a purpose', 'checkPurpose(model.access, caller, true);', ''],
      ['every record is a thing', 'if (entity?.subject === undefined) continue;', 'continue;'],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/notice-delays.ts',
    ['test/server/reads.test.ts'],
    [
      ['a delay of notice never ends', 'where d.until > ${LEGAL_TODAY} and not exists', 'where not exists'],
      [
        'a delay of notice holds before anybody agreed',
        'const IN_FORCE = `from notice_delay d join',
        'const IN_FORCE = `from notice_delay d left join',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/audit/ask-proof.ts',
    ['test/server/reads.test.ts'],
    [
      [
        'a proof tells a person of a read that the law delays',
        "if (log === 'reads' && !(await isReadTold(reading.tx, position))) return null;",
        'void isReadTold;',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/reads/reads-about.ts',
    ['test/server/reads.test.ts'],
    [
      [
        'who names another person is answered',
        'if (named && !(await find(named)).some((subject) => own.includes(subject)))',
        'if (named && false)',
      ],
      ['a person is told what the law delays', "to: examines(caller) ? 'OVERSIGHT' : 'PERSON',", "to: 'OVERSIGHT',"],
      ['a page is not told of', "union all ${newest('onPage', 's')}", ''],
      ['an export is not told of', "union all ${newest('inBlock', 'b')}", ''],
      [
        'what was asked before one was known is not told of',
        '[...named, ...(await standInsOf(tx, model, named, audit.standIn))]',
        '[...named]',
      ],
      ['looking at it leaves no trace', 'for (const subject of named) audit.subjects.add(subject);', ''],
      ['the next page begins with the last read of the one before', '.position < least($2', '.position <= least($2'],
    ],
  ),
  ...faultsIn(
    'src/server/budgets.ts',
    ['test/server/budgets.test.ts'],
    [
      ['what is refused takes of the minute', 'await of.reward(key, amount)', '(error as RateLimiterRes)'],
      ['every role has the same minute', 'limiter(persons ?? personsPerMinute,', 'limiter(persons ?? 20,'],
      ['what was written is not counted', 'await limiterOf(what).of.penalty(key, amount)', 'await limiterOf(what).of.penalty(key, 0)'],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/answer.ts',
    ['test/server/budgets.test.ts'],
    [
      ['persons of an answer are not counted', '    countPersons,\n', ''],
      ['who is refused for asking about too many leaves no trace', "await log('REFUSED', faultOf(error).code);\n    throw", 'throw'],
    ],
  ),
  ...faultsIn(
    'src/hub/feed/follow-feed.ts',
    ['test/server/budgets.test.ts'],
    [['a stream about persons is not bounded', "await question.spending?.spend('persons', 1);", '']],
  ),
  ...faultsIn(
    'src/server/admission.ts',
    ['test/server/admission.test.ts'],
    [
      ['a hub that is late takes everybody in', 'if (lateMs() > LIMITS[late].max)', 'if (false)'],
      ['slow readers hold as much as they like', 'if (by && amount > BYTES_SMALL)', 'if (false)'],
      ['bytes are not given back', 'bytes.giveBack(sharer, holding.bytes)', 'undefined'],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/trusted-documents.ts',
    ['test/server/trusted-documents.test.ts'],
    [
      ['who registered documents sends others as well', "if (any) throw new HubError('DOCUMENT_NOT_TRUSTED');", ''],
      [
        'a document of one client is everybody’s',
        'where client = $1 and hash = $2 and retired_at is null',
        'where $1 is not null and hash = $2',
      ],
      ['a retired document is answered', 'where client = $1 and hash = $2 and retired_at is null', 'where client = $1 and hash = $2'],
      ['what a hub knew it goes on knowing', 'cache.set(key, looked);', 'cache.set(key, looked, { ttl: 0 });'],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/trusted-documents.ts',
    [REST],
    [
      [
        'a client is told of everybody’s documents',
        'where client = $1 and retired_at is null order by',
        'where $1 is not null and retired_at is null order by',
      ],
    ],
  ),
  ...faultsIn(
    'src/server/ask.ts',
    [REST],
    [
      [
        'a purpose is not asked for by REST',
        'caller: callerOf(request),\n      ticket',
        "caller: { ...callerOf(request), purpose: 'once-only' },\n      ticket",
      ],
      [
        'what is read by REST is not logged',
        'caller: callerOf(request),\n      ticket',
        'caller: { ...callerOf(request), authenticated: false },\n      ticket',
      ],
    ],
  ),
  ...faultsIn(
    'src/server/rest/serve-rest.ts',
    [REST],
    [
      ['REST is for anybody', "if (!callerOf(request).authenticated) throw new HubError('UNAUTHENTICATED');", ''],
      ['who a person is may stand in an address', 'if (!resource.fitsAddress)', 'if (resource.writes)'],
      ['what is posted may stand in the address too', "if (request.url.includes('?'))", "if (request.url === '')"],
      [
        'what writes needs no id of its message',
        'if (resource.writes && callerOf(request).messageId === undefined)',
        "if (resource.hash === '')",
      ],
      [
        'a variable that the document has not is taken',
        'if (names.every((name) => known.has(name))) return;',
        'if (names.length >= 0) return;',
      ],
      ['what alone is refused is an answer', 'every((root) => root === null)', "every((root) => root === '')"],
    ],
  ),
  ...faultsIn(
    'src/server/rest/resources.ts',
    [REST],
    [
      ['a plate may stand in an address', '&& !closed.has(field.type)', ''],
      ['a day of birth may stand in an address', ' && !hidesVariables(schema, document)', ''],
    ],
  ),
  ...faultsIn(
    'src/server/http-errors.ts',
    [REST],
    [['a refusal by REST is no problem', 'isOfRest(request) ? asProblem(reply, worded) : worded', 'worded']],
  ),
  ...faultsIn(
    'src/hub/submit/submit-change-set.ts',
    [REST],
    [['a message that is sent again is written twice', 'input.idempotencyKey ?? caller.messageId', 'input.idempotencyKey']],
  ),
  ...faultsIn(
    'src/hub/evidence/break-glass.ts',
    [EMERGENCY],
    [
      ['an emergency that is sent again is another', 'messageId === undefined', "messageId !== ''"],
      ['another emergency under the same message is the first', 'declared.reason !== reason', "declared.reason === ''"],
    ],
  ),
  ...faultsIn(
    'src/hub/answer/access-key.ts',
    ['test/server/trusted-documents.test.ts'],
    [
      [
        'a plan of a trusted document serves whoever sends its text',
        '${authenticated}${isTrusted}${caseCode',
        '${authenticated}${caseCode',
      ],
    ],
  ),
  ...faultsIn(
    'src/server/stream.ts',
    ['test/server/trusted-documents.test.ts'],
    [
      [
        'a stream takes any document',
        'await takeNamedDocument(documents, callerOf(request), asked);',
        '{ caller: callerOf(request), body: asked };',
      ],
    ],
  ),
  ...faultsIn('src/server/cors.ts', ['test/server/wire.test.ts'], [['every site’s pages may ask', 'origin: [...origins]', 'origin: true']]),
  ...faultsIn(
    'src/server/serve-schema.ts',
    ['test/server/wire.test.ts'],
    [['the schema is everybody’s', 'if (refused) throw refused;', '']],
  ),
  ...faultsIn(
    'src/server/unchanging.ts',
    ['test/server/wire.test.ts'],
    [['the schema is sent again and again', 'if (held.includes(made.etag))', 'if (false)']],
  ),
  ...faultsIn(
    'src/server/pages.ts',
    ['test/server/wire.test.ts', 'test/server/pages.test.ts'],
    [
      ['demo tokens leave compressed', '{ compress: false }', '{}'],
      ['anything below a page is its address', '/:of(^\\\\w+$)', '/:of'],
      ['the page itself is kept for ever', 'HASHED.test(request.url) ? FOR_EVER', 'true ? FOR_EVER'],
    ],
  ),
  ...faultsIn(
    'src/server/serve-imports.ts',
    ['test/server/imports.test.ts'],
    [
      ['whoever is signed in brings files', "checkMayWriteAny(model, caller, 'import');", ''],
      ['a file comes in for any purpose', 'checkPurposeAlone(model.access, caller);', ''],
      ['a file is as long as it likes', 'bytes > max ? tooLarge() : null', 'null'],
    ],
  ),
  ...faultsIn(
    'src/hub/query/readable.ts',
    ['test/access/matrix.test.ts'],
    [
      ['an export has every field', 'READABLE.has(grantFor(access, caller, entity.register, field.class))', 'field !== undefined'],
      [
        'an export has what may only be counted',
        'const scope = rowScopeFor(access, caller, entity);',
        "const scope: RowScope = 'all' as RowScope;",
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/query/hide-persons.ts',
    ['test/api/withdraw-batch.test.ts'],
    [
      ['everybody who sees a change set knows who brought the file', "return { ...one, name: 'withheld' };", 'return one;'],
      ['a person that is withheld is not told as such', "withheld.push({ path: at, class: 'internal', reason: 'ROLE_NOT_ALLOWED' });", ''],
    ],
  ),
  ...faultsIn(
    'src/resolvers/records.ts',
    ['test/api/withdraw-batch.test.ts'],
    [['the interpreter shows who brought a file', '(knowsPersons(model.access, caller) ? person : null)', 'person']],
  ),
  ...faultsIn(
    'src/hub/batch/origin.ts',
    ['test/api/withdraw-batch.test.ts'],
    [
      ['a change of a set has the line of its first', 'c.position - s.first_position + 1', '1'],
      ['what takes a file back came by it', ' and s.withdraws is null', ''],
    ],
  ),
  ...faultsIn(
    'src/server/device-grants.ts',
    ['test/cli/login.test.ts'],
    [
      ['a code is answered twice', 'grants.delete(deviceCode);', ''],
      ['a code is answered to another client', ' || grant.clientId !== clientId', ''],
      ['a code never ends', "if (now >= grant.expiresAt) return { error: 'expired_token' };", ''],
    ],
  ),
  ...faultsIn(
    'src/server/serve-demo-issuer.ts',
    ['test/cli/login.test.ts'],
    [
      ['a page of another site decides', "site !== undefined && site !== 'same-origin' && site !== 'none'", "site === 'nowhere'"],
      ['demo tokens are given under any name', 'if (!isLocal(request.headers.host))', "if (request.headers.host === '')"],
    ],
  ),
  ...faultsIn(
    'src/cli/signed-in.ts',
    ['test/cli/login.test.ts'],
    [
      ['an analyst writes by a command', 'if (writes && known?.mayWriteAny !== true) {', "if (writes && role === '') {"],
      ['with an identity provider somebody writes unnamed', 'if (config.identity !== undefined) {', "if (owner.actor === '') {"],
    ],
  ),
  ...faultsIn(
    'src/cli/login-file.ts',
    ['test/cli/login.test.ts'],
    [
      ['a sign-in is readable for all', "open(fresh, 'wx', 0o600)", "open(fresh, 'wx', 0o644)"],
      ['a sign-in that others may have read is believed', '(found.mode & 0o077) !== 0', 'found.mode === 0'],
    ],
  ),
];
