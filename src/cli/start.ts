import { PERSONAS } from '../../seeds/demo/personas.js';
import type { Config } from '../config.js';
import { query } from '../db/client.js';
import { type Endpoints, endpointsAt, moveEndpoints } from '../db/endpoint.js';
import { migrate } from '../db/migrate.js';
import { type OpenDatabase, openDatabase } from '../db/open.js';
import { HubError } from '../errors.js';
import type { SeedDifference } from '../hub/import/apply/seed-differences.js';
import { isUnsettled, logStanding } from '../hub/ledger/which-log.js';
import { type Registers, withRegisters } from '../runtime/registers.js';
import { type Hub, openHub } from '../server/hub.js';
import { StartError } from '../start-error.js';
import type { AddCommand, Cli } from './cli.js';
import { demoCitizens } from './demo-citizens.js';
import { fitHeapToServer } from './heap.js';
import { progressDisplay } from './progress-display.js';
import { refuseUnprepared } from './refuse-unprepared.js';
import { differenceLines, outcomeText, showSeeds } from './seed.js';
import { openDemoCases, registerDemoDocuments, seedDemo, seedReference } from './seed-data.js';
import { exitWhenStuck, stopSignals } from './stop-signals.js';
import { terminal } from './terminal.js';
import { welcome } from './welcome.js';

export const addStart: AddCommand = (program, cli) => {
  program
    .command('start')
    .description('khởi động hub: cơ sở dữ liệu, lược đồ, dữ liệu, máy chủ · start the hub: database, schema, data, server')
    .action(() => start(cli));
};

/** The whole hub in one command. Runs until SIGTERM or SIGINT, then drains and stops the database too; a second one ends at once. */
async function start(cli: Cli): Promise<void> {
  const began = performance.now();
  fitHeapToServer();
  const config = cli.config();
  // A terminal that is gone, or a full disk behind it, is no reason to end everybody's service.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  const signals = stopSignals();
  exitWhenStuck(signals);
  const { stop, atOnce } = signals;
  const stopped = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()));

  const open = () => openDatabase(config, { command: 'giaolo start', share: false, onProgress: cli.progress });
  cli.progress({ vi: '1/4 Cơ sở dữ liệu.', en: '1/4 Database.' });
  let database = await open();
  try {
    const starting = raise(cli, config, database);
    const raised = await Promise.race([starting, stopped]);
    if (!raised) {
      // Stopped while still starting: the database goes away under it, and the fault that makes is nobody's concern.
      starting.then(({ hub }) => hub.close()).catch(() => undefined);
      return;
    }
    const { hub, demo } = raised;
    // A promise somebody forgot must not end everybody's service.
    process.on('unhandledRejection', (reason) =>
      hub.logger.error({ event: 'unhandled-rejection', reason: reason instanceof Error ? reason.stack : typeof reason }),
    );
    const { value, lines } = await welcome(hub, { seconds: (performance.now() - began) / 1_000, demo });
    cli.answer(value, lines);
    for (const concern of await hub.concerns()) cli.progress(concern);
    while (!(await firstOf(stopped, database.ended))) {
      database = await reopen({ hub, open, stopping: stop, cli });
    }
    const graceMs = stop.reason === 'SIGINT' ? Math.min(INTERRUPT_GRACE_MS, config.drainMs) : config.drainMs;
    const seconds = graceMs / 1_000;
    cli.progress({
      vi: `Đang dừng: còn phục vụ ${seconds} giây, rồi chờ các yêu cầu đang xử lý. Gửi tín hiệu lần nữa để dừng ngay.`,
      en: `Stopping: serving for ${seconds} s more, then waiting for running requests. Signal again to stop at once.`,
    });
    await hub.close({ graceMs, atOnce });
  } finally {
    await database.close();
  }
  cli.progress({ vi: 'Đã dừng.', en: 'Stopped.' });
}

/** Who presses Ctrl-C waits; nobody sends others here who had to learn of it. */
const INTERRUPT_GRACE_MS = 500;

/** Everything between the database and the first answer. */
async function raise(cli: Cli, config: Config, database: OpenDatabase): Promise<{ hub: Hub; demo: boolean }> {
  const { endpoints } = database;
  await refuseUnprepared(cli, database, { as: 'hub' });
  cli.progress({ vi: '2/4 Lược đồ.', en: '2/4 Schema.' });
  await migrate({ url: endpoints.owner.url, onProgress: cli.progress });
  cli.progress({ vi: '3/4 Dữ liệu.', en: '3/4 Data.' });
  const { differences, demo } = await loadData(cli, config, endpoints);
  cli.progress({ vi: '4/4 Máy chủ.', en: '4/4 Server.' });
  const hub = await openHub({
    endpoints,
    config,
    ...(config.databaseUrl === undefined ? { citizen: PERSONAS.readyDriver.personalId, citizens: demoCitizens() } : {}),
  });
  if (differences.length > 0) {
    const kept = differences.slice(0, LOGGED_MAX).map(({ file, row, field, code, recordId }) => ({ file, row, field, code, recordId }));
    hub.logger.warn({ event: 'seed-differences', count: differences.length, kept });
  }
  return { hub, demo };
}

/** The log of a start is read by people; `giaolo seed --plan` told all of them beforehand. */
const LOGGED_MAX = 100;

/** `demo`: whether the demonstration is there, with its open cases. */
type Loaded = { differences: readonly SeedDifference[]; demo: boolean };

/** Reference data always; the demonstration only where nobody else's data can be, in the embedded database. */
async function loadData(cli: Cli, config: Config, endpoints: Endpoints): Promise<Loaded> {
  const display = progressDisplay({ quiet: cli.json() });
  const onProgress = showSeeds(display);
  const say = (text: string) => cli.json() || terminal.tell(text);
  try {
    const load = async ({ pool, model, withReadLog }: Registers): Promise<Loaded> => {
      const unsettled = isUnsettled(await logStanding({ query: (...statement) => query(pool, ...statement) }));
      if (unsettled) {
        // Answers go on as before; a start that stopped here would take them away too.
        const fault = new HubError('LOG_UNSETTLED');
        say(`${fault.sentence('vi')}\n${fault.sentence('en')}`);
        return { differences: [], demo: false };
      }
      const deps = { pool, model, onProgress, onWait: cli.progress };
      const reference = await seedReference(deps);
      display.end();
      say(`Dữ liệu dùng chung · reference data: ${[outcomeText(reference), ...differenceLines(reference.differences)].join('\n')}`);
      if (config.databaseUrl !== undefined || config.production) return { differences: reference.differences, demo: false };
      const demo = await seedDemo({ ...deps, production: config.production }).catch((error: unknown) => {
        // A steward's own data in the embedded database are no reason not to start.
        if (error instanceof StartError && error.exitStatus === 2) return error;
        throw error;
      });
      if (!(demo instanceof StartError)) {
        await openDemoCases({ pool, model, withReadLog });
        await registerDemoDocuments(pool);
      }
      display.end();
      say(
        demo instanceof StartError
          ? demo.text
          : `Dữ liệu giả lập · fictional data: ${[outcomeText(demo), ...differenceLines(demo.differences)].join('\n')}`,
      );
      return demo instanceof StartError
        ? { differences: reference.differences, demo: false }
        : { differences: [...reference.differences, ...demo.differences], demo: true };
    };
    return await withRegisters({ endpoints, config }, load);
  } finally {
    display.end();
  }
}

/**
 * The embedded server ended by itself. Meanwhile every question is answered with 503; the hub brings the server back as often as it takes.
 */
async function reopen({
  hub,
  open,
  stopping,
  cli,
}: {
  hub: Hub;
  open: () => Promise<OpenDatabase>;
  stopping: AbortSignal;
  cli: Cli;
}): Promise<OpenDatabase> {
  hub.logger.error({ event: 'database-ended' });
  for (;;) {
    try {
      const database = await open();
      moveEndpoints(hub.endpoints, database.endpoints);
      hub.logger.info({ event: 'database-back' });
      return database;
    } catch (error) {
      hub.logger.error({ event: 'database-not-back', fault: error instanceof StartError ? error.message : String(error) });
      if (stopping.aborted) return NO_DATABASE;
      cli.progress({
        vi: 'Cơ sở dữ liệu chưa khởi động lại được; thử lại sau 2 giây.',
        en: 'The database could not be restarted; trying again in 2 seconds.',
      });
      await new Promise((resolve) => setTimeout(resolve, REOPEN_MS));
    }
  }
}

const REOPEN_MS = 2_000;
const NO_DATABASE: OpenDatabase = {
  endpoints: endpointsAt(''),
  kind: 'embedded',
  ended: new Promise(() => undefined),
  close: async () => undefined,
};

/** True when the first promise was the first. */
function firstOf(first: Promise<void>, second: Promise<void>): Promise<boolean> {
  return Promise.race([first.then(() => true), second.then(() => false)]);
}
