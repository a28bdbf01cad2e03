import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { withTx } from '../db/tx.js';
import { checkOpened } from '../hub/audit/check-opened.js';
import { prove } from '../hub/audit/prove.js';
import { LOG_NAMES, type LogName } from '../hub/log/log-source.js';
import { whoAsks } from '../hub/reads/request-entry.js';
import { proofKey } from '../runtime/audit.js';
import { auditor } from './auditor.js';
import type { Cli } from './cli.js';
import { withRegisters } from './open-registers.js';
import { usage } from './steward.js';

type ProveOptions = { out?: string; subject?: string; purpose: string; case?: string };

export function addProve(command: Command, cli: Cli): void {
  command
    .command('prove')
    .argument('<row>', 'vị trí của thay đổi, hoặc reads/<vị trí> · the position of a change, or reads/<position>')
    .description('ghi tệp chứng minh một dòng, kiểm tra được mà không cần hub · write a file that proves a row without the hub')
    .option('--out <file>', 'tệp kết quả · the file; <log>-<position>.tlog-proof by default')
    .option('--subject <id>', 'chỉ chứng minh cho một người, không lộ ai khác · for one person only; shows nobody else')
    .requiredOption('--purpose <code>', 'mục đích, ghi vào nhật ký tra cứu · purpose, stands in the read log')
    .option('--case <code>', 'mã phiếu giao việc của mục đích (giaolo work-order) · the work order of the purpose')
    .addHelpText('after', HELP)
    .action(async (row: string, options: ProveOptions) => {
      const question = { ...rowOf(row), ...(options.subject === undefined ? {} : { subject: options.subject.toLowerCase() }) };
      const path = options.out ?? `${question.log}-${question.position}.tlog-proof`;
      await withRegisters(cli, 'audit prove', async ({ pool, model, withReadLog }) => {
        const caller = await auditor({ pool, model }, { purpose: options.purpose, caseCode: options.case });
        const proof = await withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'prove' }, (tx) =>
          prove(tx, model, question),
        );
        await withReadLog((readLog) =>
          readLog.record({
            ...whoAsks(caller),
            operationName: 'auditProve',
            document: 'query ($log: String!, $position: ID!) { auditProve(log: $log, position: $position) }',
            variables: question,
            outcome: 'ANSWERED',
            code: null,
            fieldClasses: ['personal'],
            entities: proof.entity === null ? [] : [proof.entity],
            subjects: [...proof.subjects],
          }),
        );
        await writeFile(path, proof.file, { mode: 0o600 });
      });
      cli.answer({ path, ...question }, [
        `${path}`,
        `  kiểm tra ở máy khác · verify on another machine: giaolo audit verify ${path} --key <khoá · key>`,
      ]);
    });
}

const HELP = `
Tệp theo c2sp.org/tlog-proof, kèm những gì lá của dòng mở ra. Không có --subject thì tệp có mọi giá trị của dòng; có --subject thì chỉ chứng minh rằng dòng nói về người đó.
A c2sp.org/tlog-proof file with what the row's leaf opens to. Without --subject it holds all values of the row; with it, only that the row is about that person.

Ví dụ · Example:
  giaolo audit prove 1042 --purpose audit --case G01-261122-0001
  giaolo audit prove reads/17 --subject 0198… --purpose audit --case G01-261122-0001
`;

function rowOf(text: string): { log: LogName; position: string } {
  const [, log = 'changes', position] = /^(?:(changes|reads)\/)?([1-9]\d{0,17})$/.exec(text) ?? [];
  const known = LOG_NAMES.find((name) => name === log);
  if (position === undefined || known === undefined)
    throw usage('Hãy nêu vị trí, ví dụ 1042 hoặc reads/17.', 'Name a position, for example 1042 or reads/17.');
  return { log: known, position };
}

/** A proof file, checked with nothing but the log's key. */
export async function verifyFile(cli: Cli, path: string, keys: readonly string[]): Promise<void> {
  const text = await readFile(path, 'utf8');
  const checked = checkOpened(text, await proofKey(cli.config(), { keys, text }));
  if (checked.kind !== 'included') {
    process.exitCode = 1;
    const what = checked.kind === 'NOT_OPENED' ? `${checked.kind} ${checked.name}` : checked.kind;
    cli.answer({ whole: false, ...checked }, [`Không chứng minh được · Proves nothing: ${what}`]);
    return;
  }
  const { checkpoint, index, entry, opened } = checked;
  const { shown, subject, change } = opened;
  const fields = change?.fields.map(({ name, values }) => ({ name, values })) ?? [];
  cli.answer(
    { whole: true, origin: checkpoint.origin, size: String(checkpoint.size), position: String(index + 1n), entry, shown, subject, change },
    [
      `Có trong nhật ký · In the log: ${checkpoint.origin}, vị trí · position ${index + 1n} / ${checkpoint.size}`,
      ...Object.entries(entry).flatMap(([name, value]) => (OPEN.has(typeof value) ? [`  ${name}: ${value}`] : [])),
      ...shown.map(({ name, value }) => `  ${name} = ${value}`),
      ...(subject ? [`  về · about ${subject.subject}`] : []),
      ...fields.map(({ name, values }) => `  ${name}: ${values}`),
    ],
  );
}

const OPEN = new Set(['string', 'number']);
