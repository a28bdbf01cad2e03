import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { BudgetSettings } from '../config.js';
import { HubError } from '../errors.js';
import type { RoleDefinition } from '../hub/declare/policy.js';
import type { Spending } from '../hub/reads/spending.js';
import type { Sharer } from './shares.js';

/** What one request takes of its caller's minute. */
export type Purse = Spending & {
  /** What is left of the minute, as HTTP says it; empty until something was taken. */
  headers(): Record<string, string>;
};

export type Budgets = { open(sharer: Sharer, role: string): Purse };

type What = 'rows' | 'persons';
type Limiter = { of: RateLimiterMemory; setting: string };

const WINDOW_S = 60;
const WORDS: Readonly<Record<What, { vi: string; en: string; lessVi: string; lessEn: string }>> = {
  rows: {
    vi: 'bản ghi phải đọc (tiêu đề Hub-Cost: 1 cho biết mỗi câu hỏi tính bao nhiêu)',
    en: 'rows to be read (the header Hub-Cost: 1 tells what a question counts)',
    lessVi: 'Hãy hỏi ít bản ghi hoặc ít nhánh hơn.',
    lessEn: 'Ask for fewer records or branches.',
  },
  persons: {
    vi: 'lượt hỏi về một người',
    en: 'persons asked about or shown',
    lessVi: 'Hãy hỏi về ít người hơn trong một câu.',
    lessEn: 'Ask about fewer persons in one question.',
  },
};

/**
 * Bounds what a caller takes in a minute, beside what it has in flight at a time (`admission.ts`): many small questions in a row cost as much
 * as a large one, and whoever tries one identifier after another is stopped however small the questions are. Counts in this process.
 *
 * Promises: an answer that was given was counted; a refused question takes nothing of the minute; a caller's minute is its own.
 */
export function createBudgets(
  { rows, persons }: BudgetSettings,
  roles: readonly Pick<RoleDefinition, 'role' | 'personsPerMinute'>[],
): Budgets {
  const limiter = (points: number, setting: string): Limiter => ({
    of: new RateLimiterMemory({ points, duration: WINDOW_S }),
    setting,
  });
  const rowsOf = {
    anonymous: limiter(rows.anonymous, 'HUB_ROWS_PER_MINUTE_ANONYMOUS'),
    caller: limiter(rows.caller, 'HUB_ROWS_PER_MINUTE_CALLER'),
  };
  const personsOf = new Map(
    roles.map(({ role, personsPerMinute }) => [role, limiter(persons ?? personsPerMinute, 'HUB_PERSONS_PER_MINUTE')]),
  );

  return {
    open({ key, isGuest }, role) {
      const limiterOf = (what: What): Limiter => {
        const found = what === 'rows' ? rowsOf[isGuest ? 'anonymous' : 'caller'] : personsOf.get(role);
        if (!found) throw new Error(`the role "${role}" has no budget`);
        return found;
      };
      const taken = new Map<What, RateLimiterRes>();
      return {
        async spend(what, amount) {
          const { of, setting } = limiterOf(what);
          try {
            taken.set(what, await of.consume(key, amount));
          } catch (error) {
            const { msBeforeNext } = error as RateLimiterRes;
            taken.set(what, await of.reward(key, amount));
            throw refusal({ what, setting, max: of.points, amount, seconds: secondsOf(msBeforeNext) });
          }
        },
        async charge(what, amount) {
          taken.set(what, await limiterOf(what).of.penalty(key, amount));
        },
        headers() {
          if (taken.size === 0) return {};
          const told = [...taken].map(([what, { consumedPoints, msBeforeNext }]) => {
            const { points } = limiterOf(what).of;
            const left = Math.max(0, points - consumedPoints);
            return { policy: `"${what}";q=${points};w=${WINDOW_S}`, state: `"${what}";r=${left};t=${secondsOf(msBeforeNext)}` };
          });
          return {
            'ratelimit-policy': told.map(({ policy }) => policy).join(', '),
            ratelimit: told.map(({ state }) => state).join(', '),
          };
        },
      };
    },
  };
}

function secondsOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1_000));
}

type Excess = { what: What; setting: string; max: number; amount: number; seconds: number };

/** Nothing is wrong with the system. What alone is more than a minute's budget never fits, however long one waits. */
function refusal({ what, setting: name, max, amount, seconds }: Excess): HubError {
  const { vi, en, lessVi, lessEn } = WORDS[what];
  const advice = amount > max ? { adviceVi: lessVi, adviceEn: lessEn } : {};
  return new HubError(
    'RATE_LIMITED',
    { whatVi: vi, whatEn: en, limit: max, seconds, ...advice },
    { isExpected: true, details: { limit: { name, max, asked: amount } }, retryAfterS: seconds },
  );
}
