import { withTx } from '../db/tx.js';
import type { SeedOutcome, SeedPlan, SeedProgress } from '../hub/import/apply/load-seeds.js';
import { SEED_DIFFERENCES, type SeedDifference } from '../hub/import/apply/seed-differences.js';
import { nameRecords } from '../hub/sql/name-records.js';
import { currentTimes } from '../hub/time/current-times.js';
import type { Registers } from '../runtime/registers.js';
import type { AddCommand } from './cli.js';
import { withRegisters } from './open-registers.js';
import { number, type ProgressDisplay, paceText, progressDisplay } from './progress-display.js';
import { openDemoCases, planReference, seedDemo, seedReference } from './seed-data.js';
import { usage } from './steward.js';

export const addSeed: AddCommand = (program, cli) => {
  program
    .command('seed')
    .description('nạp dữ liệu dùng chung; --demo nạp thêm dữ liệu giả lập · load reference data; --demo the fictional data too')
    .option('--demo', 'dữ liệu giả lập, không dùng khi vận hành · fictional data, refused in production')
    .option(
      '--plan',
      'chỉ cho biết sẽ nạp gì vào dữ liệu dùng chung và chỗ nào giữ giá trị trong sổ · only tell what loading the reference data would do, and what stands',
    )
    .addHelpText(
      'after',
      `
--plan: trạng thái thoát 1 khi có chỗ khác · exit status 1 where anything differs.
Bản mới có tệp mới thì so ba bên: lần nạp trước nói gì, tệp mới nói gì, sổ đang nói gì. Điều người khác ghi sau lần nạp trước được giữ, chỗ khác nhau được liệt kê.
A release's new file is weighed three ways: what the seeds said last, what they say now, what the register says. What others wrote since stands, and differences are listed.
`,
    )
    .action(async ({ demo, plan }: { demo?: boolean; plan?: boolean }) => {
      if (plan === true) {
        if (demo === true)
          throw usage('--plan chỉ dùng cho dữ liệu dùng chung, không cùng --demo.', '--plan is about the reference data, not for --demo.');
        const { planned, names } = await withRegisters(cli, 'seed', async (deps) => {
          const planned = await planReference(deps);
          return { planned, names: await namesOf(deps, differencesOf(planned)) };
        });
        const named = {
          ...planned,
          files: planned.files.map((file) => ({ ...file, differences: file.differences.map((one) => withName(one, names)) })),
        };
        cli.answer({ ...named, summary: summaryOf(planned) }, planText(named));
        // Something stands unlike the files, or is gone from them: somebody should look at it. A start goes on all the same.
        if (differencesOf(planned).length > 0) process.exitCode = 1;
        return;
      }
      const display = progressDisplay({ quiet: cli.json() });
      const { production } = cli.config();
      const outcome = await withRegisters(
        cli,
        'seed',
        async (deps) => {
          const onProgress = showSeeds(display);
          const told = { ...deps, onProgress, onWait: cli.progress };
          const reference = await seedReference(told);
          if (demo !== true) return { reference };
          const fictional = await seedDemo({ ...told, production });
          await openDemoCases(deps);
          return { reference, demo: fictional };
        },
        { mendsRules: true },
      ).finally(() => display.end());
      cli.answer(
        outcome,
        Object.values(outcome).flatMap((one) => [outcomeText(one), ...differenceLines(one.differences)]),
      );
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

/** Where the register stands against the seeds. Lines of files, fields and keys of records, never values. */
export function differenceLines(differences: readonly Named[]): string[] {
  if (differences.length === 0) return [];
  return [
    `Giữ như trong sổ, khác với tệp · kept as the register has it, unlike the files: ${number(differences.length)}`,
    ...differences.slice(0, LISTED_MAX).map(({ file, row, field, code, record, recordId, vi, en }) => {
      const place = `${file}${row === undefined ? '' : `:${row}`}${field === undefined ? '' : ` [${field}]`}${recordId === undefined ? '' : ` ${record ?? recordId}`}`;
      return `  ${place}  ${code}: ${vi} · ${en}`;
    }),
    ...(differences.length > LISTED_MAX ? [`  … ${number(differences.length - LISTED_MAX)} nữa · more`] : []),
  ];
}

const LISTED_MAX = 50;

type Named = SeedDifference & { record?: string };

const differencesOf = ({ files }: SeedPlan): readonly SeedDifference[] => files.flatMap(({ differences }) => differences);

/** Records by the keys a steward knows them by, as the register has or last had them. */
async function namesOf(
  { pool, model }: Pick<Registers, 'pool' | 'model'>,
  differences: readonly SeedDifference[],
): Promise<ReadonlyMap<string, string>> {
  const records = differences.flatMap(({ entity, recordId }) => (recordId === undefined ? [] : [{ entity, id: recordId }]));
  return withTx(pool, { readOnly: true, label: 'name records' }, async (tx) =>
    nameRecords(tx, model, records, { knownAt: (await currentTimes(tx)).head.recordedFrom }),
  );
}

function withName(difference: SeedDifference, names: ReadonlyMap<string, string>): Named {
  const record = names.get(difference.recordId ?? '');
  return record === undefined ? difference : { ...difference, record };
}

/** What loading would do: records written, words of others that stand, rows that are gone from the files; and faults of rows. */
function summaryOf(planned: SeedPlan): { wouldWrite: number; kept: number; gone: number; refused: number } {
  const differences = differencesOf(planned);
  const gone = differences.filter(({ code }) => code === GONE).length;
  const refused = differences.filter(({ code }) => !(code in SEED_DIFFERENCES)).length;
  const wouldWrite = planned.files.reduce((sum, { rows, counts }) => sum + (counts === undefined ? rows : counts.new + counts.changed), 0);
  return { wouldWrite, kept: differences.length - gone - refused, gone, refused };
}

const GONE = 'SEED_ROW_DROPPED';

function planText(planned: SeedPlan): string[] {
  const { isIn, files } = planned;
  const { wouldWrite, kept, gone, refused } = summaryOf(planned);
  return [
    `Sẽ ghi · would write: ${number(wouldWrite)}. Giữ lời người khác · words of others kept: ${number(kept)}. Không còn trong tệp · gone from the files: ${number(gone)}${refused === 0 ? '' : `. Không ghi được · refused: ${number(refused)}`}`,
    `Đã có · there already: ${isIn} tệp · files. Sẽ nạp · to load: ${files.length}`,
    ...files.map(({ file, entity, rows, counts }) =>
      counts === undefined
        ? `  ${entity} ← ${file}: ${number(rows)} dòng · rows`
        : `  ${entity} ← ${file}: ${number(counts.rows)} dòng · rows, +${number(counts.new)} ~${number(counts.changed)} =${number(counts.same)} giữ · kept ${number(counts.kept)} ✗${number(counts.rejected)}`,
    ),
    ...differenceLines(files.flatMap(({ differences }) => differences)),
  ];
}
