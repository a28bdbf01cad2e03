import { type Fault, faultsIn } from './fault.js';

const RIGHTS = 'test/access/rights.test.ts';
const ACCESS = 'test/query/access.test.ts';
const DECIDE = 'test/access/decide.test.ts';

/** Roles, purposes and cases; what a filter or an order may use. */
export const access: readonly Fault[] = [
  ...faultsIn(
    'src/hub/access/decide.ts',
    [DECIDE],
    [
      ['a rule of another role holds', 'rule.role !== caller.role || !rule.classes', '!rule.classes'],
      ['a rule of another register holds', "if (rule.registers !== '*' && !rule.registers.includes(register)) continue;", ''],
      ['any purpose is good for any rule', 'caller.purpose === null || !rule.purposes.includes(caller.purpose)', 'caller.purpose === null'],
      ['personal data need no purpose', ': isPersonal(cls)) continue;', ': false) continue;'],
      ['a narrower rule takes away what a wider one gives', "if (rule.rows === 'all') return 'all';\n    best = 'own';", 'best = rule.rows;'],
      ['personal is not personal', ">= FIELD_CLASSES.indexOf('personal')", "> FIELD_CLASSES.indexOf('personal')"],
      ['a purpose is never asked for', 'if (touchesPersonalData) throw', 'if (!touchesPersonalData && touchesPersonalData) throw'],
      ['a stranger may name a purpose', "if (!caller.authenticated) throw new HubError('UNAUTHENTICATED');", ''],
      ['a token may use any purpose', '!purpose || !caller.purposes.includes(purpose.code)', '!purpose'],
      ['no case is asked for', 'purpose.caseRequired && caller.caseCode === null', '!purpose.caseRequired && caller.caseCode === null'],
    ],
  ),
  ...faultsIn(
    'src/hub/query/plan-access.ts',
    [RIGHTS, ACCESS],
    [
      ['a citizen reads internal fields of what is nobody’s', "grant === 'own' && !entity.subject ? 'none' : grant", 'grant'],
      ['a citizen reads internal fields of others’ rows', "if (usable === 'own') own.needed = true;", ''],
      ['others’ rows are felt for through a link', "grant === 'none' || (behindLink && grant === 'own')", "grant === 'none'"],
      ['a person is searched for by any field', 'if (isPersonal(field.class) && !isExactKey)', 'if (false)'],
      ['a personal number is searched for by its beginning', "Object.keys(operators).every((operator) => operator === 'eq')", 'true'],
      ['rows are ordered by what is personal', "touch(entity, field, own) === 'none' || isPersonal(field.class)", "touch(entity, field, own) === 'none'"],
      ['`not` hides a forbidden filter', 'checkWhere(entity, part.part, own, behindLink);', ''],
      ['`or` hides a forbidden filter', 'for (const one of part.parts) checkWhere(', "if (part.is === 'and') for (const one of part.parts) checkWhere("],
      ['a link hides a forbidden filter', 'checkWhere(part.target, part.where, own, true);', ''],
      ['personal fields need no purpose', 'if (isPersonal(field.class)) checkPurpose(policy, caller, true);', ''],
      ['a history shows internal fields of what is not one’s own', "grant === 'all' || (grant === 'own' && level.rowScope === 'own')", "grant !== 'none'"],
      [
        'who changed a record is told to its owner',
        "return grantFor(policy, caller, entity.register, 'internal') === 'all';",
        "return grantFor(policy, caller, entity.register, 'internal') !== 'none';",
      ],
    ],
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
    'src/hub/reads/reads-about.ts',
    ['test/server/reads.test.ts'],
    [
      ['who names another person is answered', 'if (named && !(await find(named)).some((subject) => own.includes(subject)))', 'if (named && false)'],
      ['an official without the purpose reads others’ reads', '?.code !== AUDIT_PURPOSE)', '?.code === undefined)', { tests: ['test/reads/asking.test.ts'] }],
      ['a page is not told of', "union all ${newest('onPage', 's')}", ''],
      ['an export is not told of', "union all ${newest('inBlock', 'b')}", ''],
      ['what was asked before one was known is not told of', '[...named, ...(await standInsOf(tx, model, named, audit.standIn))]', '[...named]'],
      ['looking at it leaves no trace', 'for (const subject of named) audit.subjects.add(subject);', ''],
      ['the next page begins with the last read of the one before', '.position < $2::bigint', '.position <= $2::bigint'],
    ],
  ),
];
