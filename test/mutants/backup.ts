import { type Fault, faultsIn } from './fault.js';

const BACKUP = 'test/backup/backup.test.ts';

/** That a backup is whole or none, and that a restore says what is not there. */
export const backup: readonly Fault[] = [
  ...faultsIn(
    'src/db/backup/recover.ts',
    [BACKUP],
    [
      ['a damaged backup is started', 'if (copied?.sha256 !== sha256) damaged', 'if (copied === undefined) damaged'],
      ['a database that is there is written over', 'if (await isThere(data)) throw occupied(dataDir);', ''],
      ['a server that has not replayed everything is taken for ready', "    hot_standby: 'off',\n", ''],
      ['the log after a backup is not replayed', 'restore_command: restoreCommand(wal),', 'restore_command: restoreCommand([]),'],
      ['a restore goes on beyond its moment', '...(until === undefined ? {} : { recovery_target_time: spelt(until) }),', ''],
    ],
  ),
  ...faultsIn(
    'src/runtime/backup.ts',
    [BACKUP],
    [
      ['what a killed backup left behind stays for ever', 'if (pid === undefined ||', 'if (pid !== undefined ||'],
      ['old backups stay', 'Math.max(0, all.length - keep)', 'Math.max(0, keep - all.length)'],
      ['the log of old backups stays', 'await pruneArchive(walArchive, oldest.manifest.firstSegment);', ''],
    ],
  ),
  ...faultsIn(
    'src/runtime/prove-restored.ts',
    [BACKUP],
    [['what is missing is not told', 'one.log === log && one.position > last[log]', 'one.log === log && one.position < 0n']],
  ),
  ...faultsIn(
    'src/cli/restore.ts',
    [BACKUP],
    [
      [
        'a restored server keeps its log among the living one’s',
        'const database = await openDatabase(alone, {',
        'const database = await openDatabase(config, {',
      ],
    ],
  ),
  ...faultsIn(
    'src/runtime/serving.ts',
    [BACKUP],
    [['a hub starts on what was erased and came back', '  await refuseErased(log, pool);\n', '']],
  ),
  ...faultsIn(
    'src/hub/ledger/kept-erasures.ts',
    [BACKUP],
    [
      ['erasures are not kept', 'if (fresh.length > 0) await append(path, fresh);', ''],
      ['what was settled over one database counts for every other', 'join log_event v on v.id = s.event', ''],
    ],
  ),
];
