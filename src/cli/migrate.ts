import { migrate, planMigrations } from '../db/migrate.js';
import type { AddCommand } from './cli.js';
import { refuseUnprepared } from './refuse-unprepared.js';

export const addMigrate: AddCommand = (program, cli) => {
  program
    .command('migrate')
    .description('nâng cấp lược đồ cơ sở dữ liệu lên bản này · bring the database up to this release')
    .option('--plan', 'chỉ cho biết sẽ chạy gì · only say what would run')
    .action(async ({ plan }: { plan?: boolean }) => {
      const database = await cli.database('migrate');
      const { url } = database.endpoints.owner;
      const { progress: onProgress } = cli;
      if (plan) {
        const { applied, pending } = await planMigrations({ url, onProgress });
        const names = pending.map(({ name }) => name);
        cli.answer(
          { applied, pending: names },
          names.length === 0 ? [upToDate(applied)] : ['Sẽ chạy · Would run:', ...names.map((name) => `  ${name}`)],
        );
        return;
      }
      await refuseUnprepared(cli, database, { as: 'migrator' });
      const { applied } = await migrate({ url, onProgress });
      cli.answer({ applied }, [
        applied.length === 0 ? upToDate() : `Đã chạy ${applied.length} migration · ${applied.length} migrations applied`,
      ]);
    });
};

function upToDate(applied?: number): string {
  const count = applied === undefined ? '' : ` (${applied})`;
  return `Lược đồ đã là mới nhất${count} · The database is up to date${count}`;
}
