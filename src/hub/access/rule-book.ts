import { type Pool, query } from '../../db/client.js';
import { type Sentence, StartError } from '../../start-error.js';
import type { Model } from '../declare/model.js';
import type { RuleSet, StoredRule } from '../declare/policy.js';
import type { Entity } from '../declare/types.js';
import { HEAD_POSITION } from '../time/head.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { inForce, isKnownNow } from '../time/period-sql.js';
import { changedSinceSql } from './case-sql.js';
import { NO_RULES, ruleSetOf } from './rule-set.js';

/** Where the rules of access that decide are kept up with their register. */
export type RuleBook = {
  /**
   * Takes the rules of today into `model.access`, unless they are there already. Rules that cannot be believed give nothing to anybody, and are told by a
   * `StartError`.
   */
  take(): Promise<void>;
};

type Standing = { head: string; today: string; isChanged: boolean };

type Told = {
  /** Told once when rules that were fine, or never read, cannot be believed any more. */
  onUnusable?: () => void;
};

/** Before the first `take` nothing is given to anybody. */
export function createRuleBook(pool: Pool, model: Model, { onUnusable }: Told = {}): RuleBook {
  const { version, rules, counts = [], answers = [] } = model.access;
  const shipped: RuleSet = { version, rules, counts, answers };
  let known: { to: string; day: string } | null = null;
  let isUnusable = false;
  use(model, NO_RULES);
  return {
    async take() {
      const { head, today, isChanged } = await standing(known?.to ?? null);
      // A ledger that is behind what was known of it is another one, or a standby.
      if (known === null || isChanged || known.day !== today || BigInt(head) < BigInt(known.to)) {
        known = null;
        const stored = await readRules(pool, model, LEGAL_TODAY);
        use(model, stored === null ? shipped : believed(model, stored, today));
        isUnusable = false;
      }
      // Read later than the position it is known for, so at worst it is read again.
      known = { to: head, day: today };
    },
  };

  async function standing(knownTo: string | null): Promise<Standing> {
    const kinds = model.accessRules === undefined ? [] : [model.accessRules.entity];
    const { rows } = await query<Standing>(
      pool,
      `select ${HEAD_POSITION} as head, ${LEGAL_TODAY}::text as today, ${changedSinceSql(kinds, '$1::bigint')} as "isChanged"`,
      [knownTo],
      'access-rules-standing',
    );
    const [row] = rows;
    if (row === undefined) throw new Error('the database does not tell where the ledger ends');
    return row;
  }

  /** Whoever wrote them: what the door would refuse decides nothing. */
  function believed(model: Model, stored: readonly StoredRule[], today: string): RuleSet {
    const faults = faultsOf(model, stored, today);
    if (faults.length === 0) return ruleSetOf(stored);
    use(model, NO_RULES);
    if (!isUnusable) onUnusable?.();
    isUnusable = true;
    throw new StartError(faults);
  }
}

function use(model: Model, set: RuleSet): void {
  Object.assign(model.access, set);
}

/** The rules in force on a day as known now; null if the register has never held any. */
async function readRules(pool: Pool, { declarations, accessRules }: Model, day: string): Promise<StoredRule[] | null> {
  const entity = accessRules && declarations.entities.get(accessRules.entity);
  if (accessRules === undefined || entity === undefined) return null;
  const names = ['code', 'role', 'registers', 'classes', 'purposes', 'rows'] as const;
  const columns = names.map((name) => `'${name}', t."${columnOf(entity, accessRules[name])}"`).join(', ');
  const { rows } = await query<{ isKept: boolean; stored: StoredRule[] }>(
    pool,
    `select exists (select from ${entity.table}) as "isKept",
       coalesce((select json_agg(json_build_object(${columns})) from ${entity.table} t where ${isKnownNow('t')} and ${inForce('t', day)}), '[]') as stored`,
    [],
    'access-rules',
  );
  const [row] = rows;
  return row?.isKept === true ? row.stored : null;
}

function columnOf({ name: entity, fields }: Entity, name: string): string {
  const field = fields.get(name);
  if (field?.kind !== 'column') throw new Error(`${entity}.${name} is no column, but rules of access are read from it`);
  return field.column;
}

function faultsOf(model: Model, stored: readonly StoredRule[], today: string): Sentence[] {
  if (stored.length === 0)
    return [
      {
        vi: 'Không có quy tắc truy cập (AccessRule) nào đang có hiệu lực, nên hub không trả lời ai. Hãy xem lại thay đổi gần đây của các quy tắc (giaolo change-set undo).',
        en: 'No rule of access (AccessRule) is in force, so the hub answers nobody. Look at the last changes of the rules (giaolo change-set undo).',
      },
    ];
  const checks = model.rules.filter(({ entity }) => entity === model.accessRules?.entity);
  return stored.flatMap((rule) =>
    checks
      .flatMap(({ check }) => check(rule, today))
      .filter(({ severity }) => severity === 'error')
      .map(({ vi, en }) => ({
        vi: `Quy tắc truy cập ${rule.code}: ${vi} Khi chưa sửa, hub không trả lời ai.`,
        en: `Rule of access ${rule.code}: ${en} Until it is mended the hub answers nobody.`,
      })),
  );
}
