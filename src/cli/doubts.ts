import { isUuid } from '../hub/declare/uuid.js';
import { answerDoubt } from '../hub/evidence/answer-doubt.js';
import type { AddCommand } from './cli.js';
import { decideAs } from './decide-as.js';
import { listSaid } from './list-said.js';
import { usage } from './steward.js';

/** What people and services doubt of the registers, for the stewards who answer. */
export const addDoubts: AddCommand = (program, cli) => {
  const doubts = program
    .command('doubts')
    .description('phản ánh dữ liệu sai: xem và trả lời · doubts about records: looks at them and answers');
  doubts
    .command('list')
    .description('phản ánh đang chờ, hạn gần nhất trước · what waits for an answer, the first due first')
    .option('--overdue', 'chỉ phản ánh quá hạn · only what is late')
    .option('--answered', 'cả phản ánh đã trả lời · with those that were answered')
    .action(async ({ overdue, answered }: { overdue?: true; answered?: true }) => {
      const inOrder = await listSaid<Listed>(cli, {
        ...{ command: 'doubts', matter: 'doubt', entity: 'Doubt', fields: SHOWN },
        where: (today) => ({
          ...(answered ? {} : { state: { eq: 'OPEN' } }),
          ...(overdue ? { state: { eq: 'OPEN' }, dueOn: { lt: today } } : {}),
        }),
      });
      cli.answer(inOrder, inOrder.length === 0 ? ['Không có phản ánh nào chờ trả lời · No doubt waits'] : inOrder.flatMap(text));
    });
  doubts
    .command('answer')
    .argument('<id>', 'mã trong "giaolo doubts list" · id as "giaolo doubts list" tells it')
    .description('trả lời một phản ánh, một lần; cần giaolo login · answers a doubt, once; needs giaolo login')
    .requiredOption('--text <answer>', 'trả lời cho người phản ánh · what whoever reported it is told')
    .option(
      '--corrected-by <change-set>',
      'dữ liệu sai và đã sửa bởi tập thay đổi này · the data were wrong, and this change set corrected them',
    )
    .option('--confirmed', 'dữ liệu đúng · the data are right')
    .action(async (id: string, given: { text: string; correctedBy?: string; confirmed?: true }) => {
      const { correctedBy, confirmed } = given;
      if ((correctedBy === undefined) === (confirmed === undefined))
        throw usage('Cần đúng một trong --corrected-by và --confirmed.', 'Exactly one of --corrected-by and --confirmed is needed.');
      if (!isUuid(id)) throw usage('<id> là mã trong "giaolo doubts list".', '<id> is an id as "giaolo doubts list" tells it.');
      const done = await decideAs(cli, 'doubts answer', { kind: 'doubt', id }, (context) =>
        answerDoubt(context, {
          ...{ id: id.toLowerCase(), outcome: correctedBy === undefined ? 'CONFIRMED' : 'CORRECTED', answer: given.text },
          correction: correctedBy ?? null,
        }),
      );
      cli.answer(done, [
        `${done.doubt.id}  ${STATES[done.doubt.state]}`,
        ...(correctedBy === undefined
          ? []
          : [
              `  ${done.dossiers} hồ sơ đã được trả lời theo dữ liệu sai, ${done.opened} hồ sơ mới cần xem lại (decisionReviews) · dossiers were told what was wrong, new to be looked at again`,
              `  giaolo audit recall ${correctedBy}`,
            ]),
      ]);
    });
};

const SHOWN = [
  'recordType',
  'doubtedId',
  'doubtedFields',
  'state',
  'reportedOn',
  'dueOn',
  'isOverdue',
  'reportedBy',
  'reportedByAgency',
  'caseCode',
  'statement',
  'answer',
  'correction',
];

type Listed = Record<string, unknown> & { id: string; dueOn: string; state: keyof typeof STATES };

const STATES = { OPEN: 'đang xem xét · open', CORRECTED: 'đã sửa dữ liệu · corrected', CONFIRMED: 'dữ liệu đúng · confirmed' };

function text({
  id,
  recordType,
  doubtedId,
  doubtedFields,
  state,
  dueOn,
  isOverdue,
  reportedBy,
  reportedByAgency,
  statement,
  answer,
}: Listed): string[] {
  const fields = Array.isArray(doubtedFields) ? ` (${doubtedFields.join(', ')})` : '';
  return [
    `${id}  ${STATES[state]}  hạn · due ${dueOn}${isOverdue === true ? '  QUÁ HẠN · OVERDUE' : ''}`,
    `  ${String(recordType)} ${String(doubtedId)}${fields}  ${String(reportedBy)}${reportedByAgency === null ? '' : ` (${String(reportedByAgency)})`}`,
    `  ${String(statement)}`,
    ...(typeof answer === 'string' ? [`  → ${answer}`] : []),
  ];
}
