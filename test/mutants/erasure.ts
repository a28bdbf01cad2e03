import { type Fault, faultsIn } from './fault.js';

const ERASURE = 'test/audit/erasure.test.ts';

/** Erasing: what has to go goes from everywhere, nothing else does, and nobody but the role that erases takes anything away. */
export const erasure: readonly Fault[] = [
  ...faultsIn(
    'src/hub/write/plan-erasure.ts',
    [ERASURE],
    [
      [
        'the salt of what goes stays',
        'filter((name) => !gone.has(name) && holds(change, name));',
        'filter((name) => holds(change, name));',
      ],
      ['what the law is asked of goes from a known record', '&& !(isKnown && isRestedOn(field))', ''],
    ],
  ),
  ...faultsIn(
    'src/hub/write/store-erasure.ts',
    [ERASURE],
    [
      [
        'only what is known now loses its values',
        'and t.position < $2::bigint`',
        "and t.position < $2::bigint and t.recorded_to = 'infinity'`",
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/write/plan.ts',
    [ERASURE],
    [
      [
        'a withdrawal brings back what was erased',
        'operation.restores < version ? [name] : []',
        'operation.restores < version ? [] : [name]',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/ledger/verify-hashes.ts',
    [ERASURE],
    [
      [
        'values may be taken away around the door',
        "if (isGone && !later.has(name)) tell('ERASURE', name);",
        'if (isGone && !later.has(name)) void name;',
      ],
    ],
  ),
  ...faultsIn(
    'src/hub/write/forget-words.ts',
    [ERASURE],
    [
      ['words about somebody else go as well', 'and not c.subjects <@ $3::uuid[])', 'and false and not c.subjects <@ $3::uuid[])'],
      ['the seed of a leaf whose words went stays', '|| seed === undefined) return [];', '|| seed !== undefined) return [];'],
      ['words of a delay in a case about others too go', 'and s.subject_id <> all ($1::uuid[]))`', 'and s.subject_id is null)`'],
    ],
  ),
  ...faultsIn(
    'migrations/0073_erased_words.sql',
    [ERASURE],
    [['whoever erases may write other words', "not in ('', '[]', '(đã xoá", "is null and '' not in ('', '[]', '(đã xoá"]],
  ),
  ...faultsIn('src/hub/sql/erased-sql.ts', [ERASURE], [['what was written since is told as erased', 'is null`,', 'is not null`,']]),
  ...faultsIn(
    'migrations/0053_erasure.sql',
    [ERASURE],
    [
      ['the owner may take values out of the ledger', "if current_user <> 'giaolo_eraser' then", "if current_user = 'giaolo_app' then"],
      ['an erasure may leave values behind', 'if left_over is distinct from false or exists (', 'if left_over is null or exists ('],
      ['whoever erases may write other values', "o.value <> n.value and (n.value <> 'null' or not (", 'o.value <> n.value and (not ('],
      [
        'anything may be erased',
        'if exists (select from unnest(new.fields) f where not exists (',
        'if exists (select from unnest(new.fields) f where false and not exists (',
      ],
    ],
  ),
];
