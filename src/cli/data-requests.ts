import { isUuid } from '../hub/declare/uuid.js';
import { answerRequest, type RequestAnswer } from '../hub/evidence/answer-request.js';
import type { FiledRequest } from '../hub/evidence/filed-request.js';
import type { AddCommand } from './cli.js';
import { decideAs } from './decide-as.js';
import { listSaid } from './list-said.js';
import { usage } from './steward.js';

type Given = { text: string; accept?: true; done?: true; refuse?: true };

/** What persons ask of their data, for the stewards who answer. They are filed by `fileDataSubjectRequest`: no command line has a personal id in it. */
export const addDataRequests: AddCommand = (program, cli) => {
  const requests = program
    .command('data-requests')
    .description('yêu cầu của chủ thể dữ liệu: xem và trả lời · requests of data subjects: looks at them and answers');
  requests
    .command('list')
    .description('yêu cầu đang chờ, hạn gần nhất trước · what waits, the first due first')
    .option('--overdue', 'chỉ yêu cầu quá hạn · only what is late')
    .option('--answered', 'cả yêu cầu đã kết thúc · with those that are over')
    .action(async ({ overdue, answered }: { overdue?: true; answered?: true }) => {
      const found = await listSaid<Listed>(cli, {
        ...{ command: 'data-requests', matter: 'data-request', entity: 'DataSubjectRequest', fields: SHOWN },
        where: (today) => (overdue ? { dueOn: { lt: today } } : answered ? {} : { dueOn: { isNull: false } }),
      });
      cli.answer(found, found.length === 0 ? ['Không có yêu cầu nào đang chờ · No request waits'] : found.flatMap(text));
    });
  requests
    .command('answer')
    .argument('<id>', 'mã trong "giaolo data-requests list" · id as "giaolo data-requests list" tells it')
    .description('trả lời một yêu cầu; cần giaolo login · answers a request; needs giaolo login')
    .requiredOption('--text <answer>', 'điều người yêu cầu được trả lời · what the person is told')
    .option('--accept', 'sẽ thực hiện · it will be done')
    .option('--done', 'đã thực hiện · it was done')
    .option('--refuse', 'từ chối, --text nói lý do · it is refused, --text says why')
    .addHelpText('after', HELP)
    .action(async (id: string, given: Given) => {
      const steps = STEPS.filter(({ option }) => given[option] === true);
      const [step] = steps;
      if (step === undefined || steps.length > 1)
        throw usage('Cần đúng một trong --accept, --done và --refuse.', 'Exactly one of --accept, --done and --refuse is needed.');
      if (!isUuid(id))
        throw usage('<id> là mã trong "giaolo data-requests list".', '<id> is an id as "giaolo data-requests list" tells it.');
      const done = await decideAs(cli, 'data-requests answer', { kind: 'data-request', id }, (context) =>
        answerRequest(context, { id: id.toLowerCase(), step: step.step, answer: given.text }),
      );
      cli.answer(done, [`${done.id}  ${STATES[done.state]}${done.dueOn === null ? '' : `  hạn · due ${done.dueOn}`}`]);
    });
};

const HELP = `
Trong hai ngày làm việc người yêu cầu phải được báo sẽ thực hiện hay không (--accept, --refuse), rồi được thực hiện trong hạn của quyền đó (--done).
Within two working days the person hears whether it will be done (--accept, --refuse), and it is done in the days of its right (--done).

Ví dụ · Example:
  giaolo data-requests answer 0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f --accept --text "Đã tiếp nhận, sẽ trả lời trong 10 ngày"
`;

const STEPS: readonly { option: 'accept' | 'done' | 'refuse'; step: RequestAnswer['step'] }[] = [
  { option: 'accept', step: 'ACCEPTED' },
  { option: 'done', step: 'DONE' },
  { option: 'refuse', step: 'REFUSED' },
];

const SHOWN = [
  'kind',
  'state',
  'receivedOn',
  'answerBy',
  'carryOutBy',
  'dueOn',
  'isOverdue',
  'filedBy',
  'filedByAgency',
  'statement',
  'answer',
  'doubtId',
];

type Listed = Pick<FiledRequest, 'id' | 'kind' | 'state' | 'receivedOn' | 'dueOn' | 'isOverdue'> & {
  filedBy: string | null;
  filedByAgency: string | null;
  statement: string | null;
  answer: string | null;
  doubtId: string | null;
};

const KINDS: Record<FiledRequest['kind'], string> = {
  ACCESS: 'xem, cung cấp · access',
  CORRECTION: 'chỉnh sửa · correction',
  CONSENT_WITHDRAWAL: 'rút lại đồng ý · consent withdrawal',
  RESTRICTION: 'hạn chế xử lý · restriction',
  OBJECTION: 'phản đối xử lý · objection',
  ERASURE: 'xoá · erasure',
};

const STATES: Record<FiledRequest['state'], string> = {
  RECEIVED: 'chờ phản hồi · received',
  ACCEPTED: 'đang thực hiện · accepted',
  DONE: 'đã thực hiện · done',
  REFUSED: 'từ chối · refused',
};

function text({ id, kind, state, dueOn, isOverdue, filedBy, filedByAgency, statement, answer, doubtId }: Listed): string[] {
  const due = dueOn === null ? '' : `  hạn · due ${dueOn}${isOverdue ? '  QUÁ HẠN · OVERDUE' : ''}`;
  return [
    `${id}  ${KINDS[kind]}  ${STATES[state]}${due}`,
    `  ${filedBy ?? '–'}${filedByAgency === null ? '' : ` (${filedByAgency})`}`,
    `  ${statement ?? '–'}`,
    ...(doubtId === null ? [] : [`  phản ánh kèm theo · doubt: giaolo doubts answer ${doubtId}`]),
    ...(answer === null ? [] : [`  → ${answer}`]),
  ];
}
