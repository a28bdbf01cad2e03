import { Command, CommanderError } from 'commander';
import { databaseFault } from '../db/faults.js';
import { HubError } from '../errors.js';
import { releaseOfHub } from '../runtime/release.js';
import { StartError } from '../start-error.js';
import { addAudit } from './audit.js';
import { addBackup } from './backup.js';
import { addBatch } from './batch.js';
import { addBreach } from './breach.js';
import { addCase } from './case.js';
import { addCheck } from './check.js';
import { type AddCommand, createCli } from './cli.js';
import { addDataRequests } from './data-requests.js';
import { addDocuments } from './documents.js';
import { addDoubts } from './doubts.js';
import { addEntities } from './entities.js';
import { addErase } from './erase.js';
import { addEvents } from './events.js';
import { addExport } from './export.js';
import { addFeed } from './feed.js';
import { addImport } from './import.js';
import { addKeys } from './keys.js';
import { addLog } from './log.js';
import { addLogin } from './login.js';
import { addMapping } from './mapping.js';
import { addMigrate } from './migrate.js';
import { addProcessingRecord } from './processing-record.js';
import { addReceipt } from './receipt.js';
import { addRestore } from './restore.js';
import { addSeed } from './seed.js';
import { addShow } from './show.js';
import { addStart } from './start.js';
import { addStatus } from './status.js';
import { terminal } from './terminal.js';
import { addToken } from './token.js';
import { addChangeSet } from './undo.js';
import { addWorker } from './worker.js';

/** One file each; a new command is one line here. */
const commands: AddCommand[] = [
  addStart,
  addWorker,
  addMigrate,
  addSeed,
  addEntities,
  addImport,
  addMapping,
  addExport,
  addShow,
  addFeed,
  addBatch,
  addChangeSet,
  addErase,
  addProcessingRecord,
  addBreach,
  addCase,
  addCheck,
  addStatus,
  addLog,
  addAudit,
  addReceipt,
  addDocuments,
  addDoubts,
  addDataRequests,
  addEvents,
  addBackup,
  addRestore,
  addKeys,
  addToken,
  addLogin,
];

/** Exit status: 0 done · 1 the data has problems · 2 wrong usage · 3 the system failed. */
process.exitCode = await run(process.argv);

async function run(parameters: string[]): Promise<number> {
  const program = new Command('giaolo')
    .description('Giao Lộ – trục dữ liệu giao thông dùng chung quốc gia · the shared national transport data hub')
    .version(await releaseOfHub(), '--version', 'phiên bản · the release')
    .option('--json', 'in kết quả dạng JSON cho máy đọc · print the result as JSON')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(giaolo --help)')
    .exitOverride();
  const cli = createCli(program);
  for (const add of commands) add(program, cli);
  try {
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
