import { type Fault, faultsIn } from './fault.js';

const API = 'test/api/four-eyes.test.ts';
const FILES = 'test/import/four-eyes.test.ts';

/** What one person may not change alone, nor take back, another agrees to. */
export const approval: readonly Fault[] = [
  ...faultsIn(
    'src/hub/approval/needs.ts',
    [API],
    [
      ['one change more than the rule is written alone', 'count > changesMax', 'count > changesMax + 1'],
      ['one person more than the rule is changed alone', 'persons > personsMax', 'persons > personsMax + 1'],
      ['what is sent in parts stays below the rule', 'const count = changes + (recent.get(entity) ?? 0);', 'const count = changes;'],
      [
        'who takes back a slip of their own has made it twice',
        'and s.id is distinct from $2::uuid',
        'and $2::uuid is not distinct from $2',
      ],
      ['what was agreed to by two counts against one', 's.approved_by is null and', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/approval/another-person.ts',
    [API],
    [
      ['an author agrees to their own', 'if (actor === approver.actor) throw', 'if (actor === `${approver.actor} `) throw'],
      ['somebody of the same agency agrees to a rule', '|| agency === approver.agency)', ')'],
      ['somebody of no agency agrees to a rule', '|| approver.agency === null', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/approval/proposals.ts',
    [API],
    [
      ['what was altered while it waited is written', 'digestOf(canonicalJson(found.content)) !== found.sha256', "found.sha256 === ''"],
      ['an approval serves two files', 'and not exists (select from import_batch b where b.proposal_id = p.id)', '', { tests: [FILES] }],
      ['what is sent again waits twice', 'waiting !== undefined) return', "waiting === '') return"],
    ],
  ),
  ...faultsIn(
    'src/hub/submit/four-eyes.ts',
    [API],
    [
      [
        'rules of another agency are changed in an emergency',
        '!found.needs.some(({ anotherAgency }) => anotherAgency)',
        'found.needs.length > 0',
      ],
      ['what needs another person is written', 'throw new NeedsApproval();', 'return { emergency: null };'],
    ],
  ),
  ...faultsIn(
    'src/hub/submit/withdraw-by-rule.ts',
    [API],
    [
      ['one person takes back what two agreed to', 'mayWrite: gate.mayWrite,', ''],
      [
        'a batch is taken back alone',
        "if (agreed.state === 'WAITING') throw",
        "if (agreed.state === 'WAITING' && deps === undefined) throw",
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/submit/decide.ts',
    [API],
    [
      ['a batch is taken back in nobody’s work', 'await keepAsked(tx, withdraws,', 'if (tx === undefined) await keepAsked(tx, withdraws,'],
      ['what others took back meanwhile is answered as done', 'if (written?.changeSetId !== held.id)', 'if (written === undefined)'],
    ],
  ),
];
