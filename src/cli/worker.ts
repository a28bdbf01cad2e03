import type { Config } from '../config.js';
import { runningEmbedded } from '../db/embedded/start.js';
import { type Endpoints, moveEndpoints } from '../db/endpoint.js';
import { endpointsOf } from '../db/open.js';
import type { Job } from '../runtime/job.js';
import { StartError } from '../start-error.js';
import { openWorker } from '../worker/open-worker.js';
import type { AddCommand, Cli } from './cli.js';
import { refuseUnprepared } from './refuse-unprepared.js';
import { exitWhenStuck, stopSignals } from './stop-signals.js';

export const addWorker: AddCommand = (program, cli) => {
  program
    .command('worker')
    .description('làm việc nền trong tiến trình riêng, bên cạnh hub · do the work in the background in a process of its own, beside hubs')
    .addHelpText(
      'after',
      `
Hub tự làm việc nền (rút lại các lô dữ liệu) trừ khi HUB_WORKER=off. Có thể chạy nhiều tiến trình: mỗi việc chỉ một tiến trình làm, tiến trình đó chết thì tiến trình khác làm tiếp.
A hub does the work in the background itself (withdrawing batches) unless HUB_WORKER=off. Any number may run: one process at a time does a kind of work, and another goes on when it dies.
`,
    )
    .action(() => work(cli));
};

/** Works until SIGTERM or SIGINT, then stops between two steps; a second one ends at once. */
async function work(cli: Cli): Promise<void> {
  const config = cli.config();
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  const signals = stopSignals();
  exitWhenStuck(signals);
  const stopped = new Promise<void>((resolve) => signals.stop.addEventListener('abort', () => resolve()));
  await refuseWithoutHub(config);
  const database = await cli.database('worker');
  await refuseUnprepared(cli, database, { as: 'worker' });
  const { endpoints, kind } = database;
  const worker = await openWorker({ endpoints, config, more: kind === 'given' ? [] : [followServer(config, endpoints)] });
  const { pid } = process;
  cli.answer({ pid, jobs: worker.jobs }, [`Tiến trình nền sẵn sàng · worker ready: ${worker.jobs.join(', ')}  (${pid})`]);
  await stopped;
  cli.progress({ vi: 'Đang dừng: chờ bước đang làm.', en: 'Stopping: waiting for the step that is being done.' });
  await worker.close({ atOnce: signals.atOnce });
  cli.progress({ vi: 'Đã dừng.', en: 'Stopped.' });
}

/** The embedded server is a hub's: a worker that started it would keep the hub from starting. */
async function refuseWithoutHub({ databaseUrl, dataDir }: Config): Promise<void> {
  if (databaseUrl !== undefined || (await runningEmbedded(dataDir)) !== undefined) return;
  throw new StartError(
    {
      vi: `Không có hub nào đang chạy trên ${dataDir}. Hãy khởi động hub trước, hoặc đặt DATABASE_URL.`,
      en: `No hub is running on ${dataDir}. Start the hub first, or set DATABASE_URL.`,
    },
    { exitStatus: 2 },
  );
}

/** A hub that starts its embedded server anew has it at another port. */
function followServer({ dataDir }: Config, endpoints: Endpoints): Job {
  return {
    name: 'embedded-server',
    scope: 'process',
    pauseMs: () => FOLLOW_MS,
    async run() {
      const running = await runningEmbedded(dataDir);
      if (running !== undefined) moveEndpoints(endpoints, endpointsOf(running));
    },
  };
}

const FOLLOW_MS = 2_000;
