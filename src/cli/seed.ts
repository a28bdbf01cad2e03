import type { SeedOutcome, SeedProgress } from '../hub/import/load-seeds.js';
import type { AddCommand } from './cli.js';
import { withRegisters } from './open-registers.js';
import { number, type ProgressDisplay, paceText, progressDisplay } from './progress-display.js';
import { seedDemo, seedReference } from './seed-data.js';

export const addSeed: AddCommand = (program, cli) => {
  program
    .command('seed')
    .description('nạp dữ liệu dùng chung; --demo nạp thêm dữ liệu giả lập · load reference data; --demo the fictional data too')
    .option('--demo', 'dữ liệu giả lập, không dùng khi vận hành · fictional data, refused in production')
    .action(async ({ demo }: { demo?: boolean }) => {
      const display = progressDisplay({ quiet: cli.json() });
      const { production } = cli.config();
      const outcome = await withRegisters(cli, 'seed', async (deps) => {
        const onProgress = showSeeds(display);
        const told = { ...deps, onProgress, onWait: cli.progress };
        const reference = await seedReference(told);
        return { reference, ...(demo === true ? { demo: await seedDemo({ ...told, production }) } : {}) };
      }).finally(() => display.end());
      cli.answer(outcome, Object.values(outcome).map(outcomeText));
    });
};

/** One line for each file that is in, and how far all of them have come. Used by `giaolo start` too. */
export function showSeeds(display: ProgressDisplay): (progress: SeedProgress) => void {
  return ({ step, steps, labelVi, labelEn, overall, ...own }) => {
    if (own.total !== undefined && own.done >= own.total) display.say(`[${step}/${steps}] ${labelVi} · ${labelEn} · ${paceText(own)}`);
    display.show('Nạp dữ liệu · Loading data', overall);
  };
}

export function outcomeText({ files, loaded, rows, seconds }: SeedOutcome): string {
  if (loaded === 0) return `Dữ liệu đã có sẵn · already loaded (${files} tệp · files)`;
  return `Đã nạp · loaded ${loaded}/${files} tệp · files, ${number(rows)} dòng · rows, ${seconds.toFixed(1)} s, ${number(rows / seconds)} dòng · rows/s`;
}
