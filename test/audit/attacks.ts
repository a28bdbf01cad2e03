import type pg from 'pg';
import type { Finding } from '../../src/hub/audit/finding.js';

/**
 * Draws edits as somebody makes them who has the database's superuser, and says for each of which rows the verifier has to speak. Knows tables
 * and columns from the catalogue alone, and nothing of how anything is verified.
 */
export type Attack = { what: string; statements: string[]; isNamedBy(finding: Finding): boolean };
export type Random = { below(n: number): number; of<T>(items: readonly T[]): T };
type Asked = Pick<pg.ClientBase, 'query'>;

/** The same edits for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const of = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to draw from');
    return item;
  };
  return { below, of };
}

/** docs/security.md says of each why nothing vouches for it: the server's own numbers, and when a checkpoint was stored. */
const NOT_SEALED = new Set(['change_set.written_by', 'read_log.written_by', 'log_checkpoint.signed_at']);
const LOGS = [
  'change',
  'change_set',
  'change_salt',
  'read_log',
  'read_subject',
  'read_block',
  'read_asker',
  'read_question',
  'record',
  'log_hash',
  'log_seed',
  'log_checkpoint',
  'log_cosignature',
];

type Column = { name: string; type: string };

export async function columnsOf(client: Asked, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  return rows.filter(({ name }) => !NOT_SEALED.has(`${table}.${name}`));
}

type Target = { table: string; ctid: string; row: Record<string, unknown> };

async function drawRow(client: Asked, random: Random, table: string): Promise<Target | undefined> {
  const { rows } = await client.query<{ ctid: string; row: Record<string, unknown> }>(
    `select ctid::text as ctid, to_json(t) as row from ${table} t order by ctid`,
  );
  return rows.length === 0 ? undefined : { table, ...random.of(rows) };
}

/** Another value of the type, whatever the column means. */
export function another({ name, type }: Column, random: Random): string {
  const x = `"${name}"`;
  const n = 1 + random.below(5_000);
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'uuid[]':
      return random.of([`array_append(${x}, gen_random_uuid())`, `${x}[2:]`]);
    case 'text[]':
      return `array_append(${x}, 'x${n}')`;
    case 'text':
      return random.of([`coalesce(${x}, '') || 'x'`, `'${n}'`, `nullif(reverse(coalesce(${x}, 'a b')), ${x})`]);
    case 'date':
      return `case when isfinite(${x}) then ${x} - ${n} else date '2001-01-01' - ${n} end`;
    case 'timestamp with time zone':
      return `case when isfinite(${x}) then ${x} + interval '${n} microseconds' else timestamptz '2030-01-01' end`;
    case 'boolean':
      return `not coalesce(${x}, false)`;
    case 'bytea':
      return `case when ${x} is null then '\\x00'::bytea else set_byte(${x}, ${n} % length(${x}), get_byte(${x}, ${n} % length(${x})) # ${1 + random.below(255)}) end`;
    case 'json':
    case 'jsonb':
      return random.of([`'{"fullName":"Người Giả"}'::${type}`, `'[]'::${type}`, `case when ${x} is null then '[{"x":"y"}]'::${type} end`]);
    default:
      return `coalesce(${x}, 0) + ${n}`;
  }
}

/** One edit of what was recorded: a value, a row that is gone, one that was never written, two that changed places. */
export async function drawEdit(client: Asked, random: Random, registers: readonly string[]): Promise<Attack> {
  for (;;) {
    const table = random.of([...LOGS, ...registers, ...registers]);
    const target = await drawRow(client, random, table);
    if (target === undefined) continue;
    const kind = random.of(['value', 'value', 'value', 'delete', 'insert', 'swap'] as const);
    const columns = await columnsOf(client, table);
    const attack = await made[kind](client, random, target, columns);
    if (attack !== undefined) return attack;
  }
}

const made: Record<
  'value' | 'delete' | 'insert' | 'swap',
  (client: Asked, random: Random, target: Target, columns: Column[]) => Promise<Attack | undefined>
> = {
  async value(client, random, target, columns) {
    const column = random.of(columns);
    const value = another(column, random);
    const { rows } = await client.query<{ other: boolean }>(
      `select "${column.name}"::text is distinct from (${value})::text as other from ${target.table} where ctid = '${target.ctid}'`,
    );
    if (rows[0]?.other !== true) return undefined;
    return {
      what: `${target.table}.${column.name} = ${value}`,
      statements: [`update ${target.table} set "${column.name}" = ${value} where ctid = '${target.ctid}'`],
      isNamedBy: speaksOf(target),
    };
  },
  async delete(client, _random, target) {
    // A cosignature that is gone is still its witness's.
    if (target.table === 'log_cosignature') return undefined;
    // Checkpoints before the newest are nobody's proof that nothing else is: the newest holds all rows of theirs.
    if (target.table === 'log_checkpoint' && !(await isNewest(client, target))) return undefined;
    return {
      what: `${target.table}: delete`,
      statements: [`delete from ${target.table} where ctid = '${target.ctid}'`],
      isNamedBy: speaksOf(target),
    };
  },
  async insert(client, random, target, columns) {
    if (target.table === 'log_checkpoint') return undefined;
    const other = random.of(columns);
    const values = columns.map((column) => (column === other || KEYS.has(column.name) ? another(column, random) : `"${column.name}"`));
    const { rows } = await client.query<Record<string, unknown>>(
      `select to_json(n) as row from (select ${columns.map(({ name }, at) => `${values[at]} as "${name}"`).join(', ')} from ${target.table} where ctid = '${target.ctid}') n`,
    );
    const row = rows[0]?.row as Record<string, unknown>;
    const insert = `insert into ${target.table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
      select ${columns.map(({ name }) => `"${name}"`).join(', ')} from json_populate_record(null::${target.table}, '${JSON.stringify(row).replaceAll("'", "''")}')`;
    return {
      what: `${target.table}: insert ${JSON.stringify(row).slice(0, 120)}`,
      statements: [insert],
      isNamedBy: speaksOf({ ...target, row }),
    };
  },
  async swap(client, random, target, columns) {
    const other = await drawRow(client, random, target.table);
    if (other === undefined || other.ctid === target.ctid) return undefined;
    const keys = columns.filter(({ name }) => name === 'position' || name === 'first');
    const [key] = keys;
    if (
      key === undefined ||
      target.row[key.name] === other.row[key.name] ||
      (target.table.startsWith('log_') && target.row.log !== other.row.log)
    )
      return undefined;
    const [a, b] = [target.row[key.name], other.row[key.name]];
    return {
      what: `${target.table}: ${key.name} ${a} and ${b} change places`,
      statements: [
        `update ${target.table} set "${key.name}" = -1 where ctid = '${target.ctid}'`,
        `update ${target.table} set "${key.name}" = ${a} where ctid = '${other.ctid}'`,
        `update ${target.table} set "${key.name}" = ${b} where "${key.name}" = -1`,
      ],
      isNamedBy: (finding) => speaksOf(target)(finding) || speaksOf(other)(finding),
    };
  },
};

/** A copy of a row under the same key is refused whoever inserts it. */
const KEYS = new Set([
  'id',
  'position',
  'version',
  'first',
  'verifier_key',
  'last_position',
  'first_position',
  'recorded_from',
  'idempotency_key',
]);

async function isNewest(client: Asked, { row }: Target): Promise<boolean> {
  const { rows } = await client.query<{ size: string }>(`select max(size)::text as size from log_checkpoint where origin = $1`, [
    row.origin,
  ]);
  return rows[0]?.size === String(row.size);
}

/** Whether a finding speaks of a row, or for a piece of the tree of one of the leaves in it. */
export function speaksOf({ table, row }: Pick<Target, 'table' | 'row'>): (finding: Finding) => boolean {
  const covers = (finding: Finding, first: bigint, last: bigint, log?: string): boolean =>
    (finding.of === 'changes' || finding.of === 'reads') && (log === undefined || finding.of === log)
      ? BigInt(finding.position) <= last && first <= BigInt(finding.last ?? finding.position)
      : finding.of === 'history' && log !== 'reads' && first <= BigInt(finding.position) && BigInt(finding.position) <= last;
  const at = BigInt(String(row.position ?? row.first_position ?? 0));
  switch (table) {
    case 'change':
    case 'change_salt':
      return (finding) => covers(finding, at, at, 'changes');
    case 'change_set':
      return (finding) =>
        (finding.of === 'changes' && finding.changeSetId === row.id) || covers(finding, at, BigInt(String(row.last_position)), 'changes');
    case 'read_log':
    case 'read_subject':
    case 'read_block':
      return (finding) => covers(finding, at, at, 'reads');
    case 'read_asker':
    case 'read_question':
      // JSON's numbers have 53 bits.
      return (finding) => finding.of === 'words' && Number(finding.number) === Number(row.number);
    case 'record':
      return (finding) => (finding.of === 'register' || finding.of === 'history') && finding.recordId === row.id;
    case 'log_hash':
      return (finding) => (finding.of === 'tree' && finding.log === row.log) || (finding.of === row.log && Number(row.level) === 0);
    case 'log_seed':
      return (finding) => (finding.of === 'tree' && finding.kind === 'SEEDS') || finding.of === row.log;
    case 'log_cosignature':
      return (finding) => finding.of === 'tree' && finding.kind === 'COSIGNATURE';
    case 'log_checkpoint':
      return (finding) => finding.of === 'tree' && finding.kind !== 'HASHES' && finding.kind !== 'SEEDS';
    default:
      return (finding) => (finding.of === 'register' || finding.of === 'history') && finding.recordId === row.id;
  }
}

/** One edit of what guards the tables, or of who may do what. */
export function drawGuardEdit(
  random: Random,
  there: { triggers: { table: string; name: string }[]; functions: { name: string; source: string }[]; tables: string[] },
): Attack {
  const trigger = random.of(there.triggers);
  const fn = random.of(there.functions);
  const table = random.of(there.tables);
  const role = random.of(['giaolo_app', 'giaolo_eraser', 'giaolo_owner']);
  const named = (text: string) => (finding: Finding) => finding.of === 'guard' && finding.guard.includes(text);
  const kinds: (() => Attack)[] = [
    () => ({
      what: `drop ${trigger.name} of ${trigger.table}`,
      statements: [`drop trigger "${trigger.name}" on "${trigger.table}"`],
      isNamedBy: named(`${trigger.table}.${trigger.name}`),
    }),
    () => {
      const how = random.of(['disable trigger', 'enable replica trigger', 'enable trigger']);
      return {
        what: `${how} ${trigger.name} of ${trigger.table}`,
        statements: [`alter table "${trigger.table}" ${how} "${trigger.name}"`],
        isNamedBy: named(`${trigger.table}.${trigger.name}`),
      };
    },
    () => ({ what: `disable all of ${table}`, statements: [`alter table "${table}" disable trigger all`], isNamedBy: named(`${table}.`) }),
    () => ({
      what: `other body of ${fn.name}`,
      statements: [
        fn.source.replace(/\bbegin\b/i, `begin ${random.of(['return null;', 'perform 1;', 'if true then return new; end if;'])}`),
      ],
      isNamedBy: named(`function ${fn.name}(`),
    }),
    () => ({
      what: `${fn.name} as definer`,
      statements: [`alter function ${fn.name}() security definer`],
      isNamedBy: named(`function ${fn.name}(`),
    }),
    () => {
      const right = random.of(['update', 'delete', 'truncate', 'trigger', 'references']);
      return {
        what: `grant ${right} on ${table}`,
        statements: [`grant ${right} on "${table}" to giaolo_app`],
        isNamedBy: named(`grant on ${table} to giaolo_app`),
      };
    },
    () => ({
      what: `everybody reads ${table}`,
      statements: [`grant select on "${table}" to public`],
      isNamedBy: named(`grant on ${table} to public`),
    }),
    () => ({
      what: `app loses ${table}`,
      statements: [`revoke select on "${table}" from giaolo_app`],
      isNamedBy: named(`grant on ${table} to giaolo_app`),
    }),
    () => {
      const how = random.of(['superuser', 'bypassrls', 'createrole', 'login', 'createdb', 'replication']);
      return { what: `${role} ${how}`, statements: [`alter role ${role} ${how}`], isNamedBy: named(`role ${role}`) };
    },
    () => ({ what: 'app as owner', statements: ['grant giaolo_owner to giaolo_app'], isNamedBy: named('role giaolo_app as giaolo_owner') }),
    () => ({
      what: `other owner of ${table}`,
      statements: [`alter table "${table}" owner to giaolo_app`],
      isNamedBy: named(`table ${table}`),
    }),
    () => ({
      what: `rows of ${table} hidden, or shown where they were`,
      statements: [
        `do $$ begin execute format('alter table %s %s row level security', '"${table}"',
          case when (select relrowsecurity from pg_class where oid = '"${table}"'::regclass) then 'disable' else 'enable' end); end $$`,
      ],
      isNamedBy: named(`table ${table}`),
    }),
    () => ({
      what: `rule on ${table}`,
      statements: [`create rule hush as on insert to "${table}" do instead nothing`],
      isNamedBy: named(`rule ${table}.hush`),
    }),
    () => ({
      what: `trigger on ${table}`,
      statements: [`create trigger zz_more before insert on "${table}" for each statement execute function guard_refuse()`],
      isNamedBy: named(`trigger ${table}.zz_more`),
    }),
  ];
  return random.of(kinds)();
}
