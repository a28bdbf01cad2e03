import { type Fault, faultsIn } from './fault.js';

const VERIFY = 'test/audit/verify.test.ts';

/** Verifying: whatever was altered is named. The random edits would find these too, with another seed each time. */
export const audit: readonly Fault[] = [
  ...faultsIn(
    'src/hub/audit/verify-tree.ts',
    [VERIFY],
    [
      [
        'a sealed row that is gone is not missed',
        "if (row === undefined) report({ ...of, kind: 'MISSING' });",
        'if (row === undefined) void 0;',
      ],
      [
        'a log that was cut back passes for whole beside a kept checkpoint',
        "for (const { size } of elsewhere) report({ of: 'tree', log, kind: 'ROOT', at: `${size}, kept` });",
        '',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/audit/check-opened.ts',
    [VERIFY],
    [
      [
        'a proof shows another actor than the leaf has',
        "if ((entry[name] ?? set[name]) !== hashUnder(salt, name, value)) return { kind: 'NOT_OPENED', name };",
        'void hashUnder(salt, name, value);',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/audit/guards.ts',
    [VERIFY],
    [
      [
        'a guard that is disabled is not told',
        "select 'trigger ' || c.relname || '.' || t.tgname, t.tgenabled::text || ' ' || ",
        "select 'trigger ' || c.relname || '.' || t.tgname, 'A ' || ",
      ],
    ],
  ),
  ...faultsIn(
    'examples/witness/add-checkpoint.js',
    ['test/log/witness.test.ts'],
    [
      ['a witness cosigns another history', 'if (!isConsistent({ oldSize, oldRoot: latest.root, size, root, proof })) {', 'if (false) {'],
      [
        'a witness keeps nothing of what it cosigns',
        'const isNew = size !== latest.size || latest.note === undefined;',
        'const isNew = false;',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/log/witnessed.ts',
    ['test/log/witness.test.ts'],
    [
      [
        'a log without its witness is never told of',
        'if (seconds > LIMITS.unwitnessedSeconds.max)',
        'if (seconds > LIMITS.unwitnessedSeconds.max * 2)',
      ],
      [
        'a checkpoint is served without its cosignatures',
        "return { ...checkpoint, note: `${checkpoint.note}${lines.join('')}` };",
        'return { ...checkpoint, note: `${checkpoint.note}${lines.length > 99}`.slice(0, checkpoint.note.length) };',
      ],
    ],
  ),
];
