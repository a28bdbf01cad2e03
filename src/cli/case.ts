import { withTx } from '../db/tx.js';
import type { Caller } from '../hub/access/caller.js';
import type { HubContext } from '../hub/answer/context.js';
import { type Case, casesOfAgency } from '../hub/evidence/cases.js';
import { closeCase } from '../hub/evidence/open-case.js';
import { openModel } from '../runtime/model.js';
import type { AddCommand } from './cli.js';
import { decideAs } from './decide-as.js';
import { withRegisters } from './open-registers.js';
import { normalised } from './steward.js';

const SHOWN_MAX = 200;

/** The cases under which services read about people. They are opened by the services (`openCase`): no command line has a personal id in it. */
export const addCase: AddCommand = (program, cli) => {
  const cases = program
    .command('case')
    .description('hồ sơ mà dịch vụ đã mở để tra cứu: xem và đóng · cases under which services read: looks at them and closes one');
  cases
    .command('list')
    .description('hồ sơ đang mở, gần hết hạn trước · open cases, the first to end first')
    .option('--agency <code>', 'chỉ của cơ quan này, ví dụ H26 · only of this agency')
    .option('--closed', 'cả hồ sơ đã đóng hoặc đã hết hạn · with those that were closed or have ended')
    .action(async ({ agency, closed }: { agency?: string; closed?: true }) => {
      const of = agency === undefined ? null : normalised(openModel(), 'AgencyCode', '--agency', agency);
      const found = await withRegisters(cli, 'case list', ({ pool }) =>
        withTx(pool, { readOnly: true, label: 'cases' }, (tx) =>
          casesOfAgency(tx, { agency: of, isOpen: closed !== true, first: SHOWN_MAX }),
        ),
      );
      cli.answer(found, found.length === 0 ? ['Không có hồ sơ nào · No case'] : found.map(text));
    });
  cases
    .command('close')
    .argument('<code>', 'mã hồ sơ, ví dụ H26.01-261122-0001 · code of the dossier')
    .description(
      'đóng một hồ sơ của cơ quan mình, không mở lại được; cần giaolo login · closes a case of one’s agency for good; needs giaolo login',
    )
    .action(async (given: string) => {
      const code = normalised(openModel(), 'DossierCode', '<code>', given);
      const closed = await decideAs(cli, 'case close', { kind: 'case', id: code }, (context) =>
        closeCase({ ...context, caller: underDossiers(context) }, code),
      );
      cli.answer(closed, [text(closed)]);
    });
};

/** Who opens dossiers closes them for that purpose; a steward for their own. */
function underDossiers({ caller, model }: HubContext): Caller {
  const binding = model.access.purposes.find(({ code, caseBinds }) => caseBinds === 'dossier' && caller.purposes.includes(code));
  return { ...caller, purpose: binding?.code ?? caller.purpose };
}

function text({ code, agency, procedure, origin, purpose, openedAt, endsOn, closedAt, isOpen }: Case): string {
  const state = isOpen ? `đến · until ${endsOn}` : closedAt === null ? `đã hết hạn · ended ${endsOn}` : `đã đóng · closed ${closedAt}`;
  return `${code}  ${agency}  ${procedure}  ${origin}  ${purpose}  mở · opened ${openedAt}  ${state}`;
}
