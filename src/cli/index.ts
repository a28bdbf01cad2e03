import { Command, CommanderError } from 'commander';
import { databaseFault } from '../db/faults.js';
import { HubError } from '../errors.js';
import { releaseOfHub } from '../runtime/release.js';
import { StartError } from '../start-error.js';
import { type AddCommand, createCli } from './cli.js';
import { terminal } from './terminal.js';

const login = () => import('./login.js').then(({ addLogin }) => addLogin);

/** One file each, loaded when it is asked for: loading them all takes longer than most of them run. A new command is one line here. */
const COMMANDS: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ['start', () => import('./start.js').then(({ addStart }) => addStart)],
  ['worker', () => import('./worker.js').then(({ addWorker }) => addWorker)],
  ['migrate', () => import('./migrate.js').then(({ addMigrate }) => addMigrate)],
  ['seed', () => import('./seed.js').then(({ addSeed }) => addSeed)],
  ['entities', () => import('./entities.js').then(({ addEntities }) => addEntities)],
  ['import', () => import('./import.js').then(({ addImport }) => addImport)],
  ['mapping', () => import('./mapping.js').then(({ addMapping }) => addMapping)],
  ['export', () => import('./export.js').then(({ addExport }) => addExport)],
  ['show', () => import('./show.js').then(({ addShow }) => addShow)],
  ['feed', () => import('./feed.js').then(({ addFeed }) => addFeed)],
  ['batch', () => import('./batch.js').then(({ addBatch }) => addBatch)],
  ['change-set', () => import('./undo.js').then(({ addChangeSet }) => addChangeSet)],
  ['erase', () => import('./erase.js').then(({ addErase }) => addErase)],
  ['processing-record', () => import('./processing-record.js').then(({ addProcessingRecord }) => addProcessingRecord)],
  ['breach', () => import('./breach.js').then(({ addBreach }) => addBreach)],
  ['case', () => import('./case.js').then(({ addCase }) => addCase)],
  ['work-order', () => import('./work-order.js').then(({ addWorkOrder }) => addWorkOrder)],
  ['check', () => import('./check.js').then(({ addCheck }) => addCheck)],
  ['status', () => import('./status.js').then(({ addStatus }) => addStatus)],
  ['log', () => import('./log.js').then(({ addLog }) => addLog)],
  ['audit', () => import('./audit.js').then(({ addAudit }) => addAudit)],
  ['receipt', () => import('./receipt.js').then(({ addReceipt }) => addReceipt)],
  ['documents', () => import('./documents.js').then(({ addDocuments }) => addDocuments)],
  ['doubts', () => import('./doubts.js').then(({ addDoubts }) => addDoubts)],
  ['data-requests', () => import('./data-requests.js').then(({ addDataRequests }) => addDataRequests)],
  ['outbox', () => import('./outbox.js').then(({ addOutbox }) => addOutbox)],
  ['events', () => import('./events.js').then(({ addEvents }) => addEvents)],
  ['backup', () => import('./backup.js').then(({ addBackup }) => addBackup)],
  ['restore', () => import('./restore.js').then(({ addRestore }) => addRestore)],
  ['tokens', () => import('./tokens.js').then(({ addTokens }) => addTokens)],
  ['keys', () => import('./keys.js').then(({ addKeys }) => addKeys)],
  ['token', () => import('./token.js').then(({ addToken }) => addToken)],
  ['login', login],
  ['logout', login],
  ['whoami', login],
]);

/** Exit status: 0 done · 1 the data has problems · 2 wrong usage · 3 the system failed. */
process.exitCode = await run(process.argv);

/** The command that is named; for help, and for what is no command, all of them. */
async function asked(parameters: string[]): Promise<AddCommand[]> {
  const name = parameters.slice(2).find((parameter) => !parameter.startsWith('-'));
  const one = COMMANDS.get(name ?? '');
  return Promise.all(one ? [one()] : [...new Set(COMMANDS.values())].map((load) => load()));
}

async function run(parameters: string[]): Promise<number> {
  const program = new Command('giaolo')
    .description('Giao Lộ – trục dữ liệu giao thông dùng chung quốc gia · the shared national transport data hub')
    .version(await releaseOfHub(), '--version', 'phiên bản · the release')
    .option('--json', 'in kết quả dạng JSON cho máy đọc · print the result as JSON')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(giaolo --help)')
    .exitOverride();
  const cli = createCli(program);
  try {
    for (const add of await asked(parameters)) add(program, cli);
    await program.parseAsync(parameters);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return fail(error, cli.json());
  } finally {
    await cli.close();
  }
}

function fail(error: unknown, json: boolean): number {
  // Commander has printed its own sentence; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { status, ...said } = describe(error);
  const { vi, en } = said;
  if (json) terminal.json({ error: said });
  else terminal.tell(`${vi}\n${en}`);
  return status;
}

function describe(thrown: unknown): { status: number; code: string; vi: string; en: string; details?: object } {
  const error = databaseFault(thrown);
  if (error instanceof StartError) {
    const lines = (language: 'vi' | 'en'): string => error.faults.map((fault) => fault[language]).join('\n');
    return { status: error.exitStatus, code: error.exitStatus === 2 ? 'SETTINGS' : 'SYSTEM', vi: lines('vi'), en: lines('en') };
  }
  if (error instanceof HubError) {
    return {
      status: error.status >= 500 ? 3 : 1,
      code: error.code,
      vi: error.sentence('vi'),
      en: error.sentence('en'),
      details: error.details,
    };
  }
  const text = error instanceof Error ? error.message : String(error);
  return { status: 3, code: 'INTERNAL', vi: `Lỗi không lường trước: ${text}`, en: `Unforeseen error: ${text}` };
}
