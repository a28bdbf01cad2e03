import { keyFold } from '../declare/fold.js';
import type { Entity } from '../declare/types.js';
import { type StoredField, storedFields } from '../ledger/stored-fields.js';
import { overlap, type Period } from '../time/period.js';
import { type CheckContext, touchedEntities } from './check-context.js';
import { columnType, listIn, loadHolders, loadTwins } from './load.js';
import { type InTheWay, refusal } from './problems.js';

type Claim = Period & { recordId: string; operation: number | undefined; value: string };

/**
 * A value of a unique key belongs to one record at a time: no other record holds it in overlapping validity, neither in the register nor in
 * the same change set; nor does one hold a text that nobody could tell from it (`keyFold`). Judged on what outlives the set, so two records
 * may exchange a number in one set.
 */
export async function checkKeys(context: CheckContext): Promise<void> {
  const { records, found, rests } = context;
  const entities = touchedEntities({ records });
  for (const entity of entities) {
    for (const { field, named } of storedFields(entity).uniqueKeys) {
      const folded = foldOf(field);
      const claims = claimsOn(context, entity, field.name, folded);
      const fresh = [...claims.values()].flat().filter((claim) => claim.operation !== undefined);
      if (fresh.length === 0) continue;
      rests.entities.add(entity.name);

      const holders = await holdersOf(context, entity, field, [...new Set(fresh.map(({ value }) => value))]);
      for (const claim of fresh) {
        const fold = folded(claim.value);
        const others = [...(holders.get(fold) ?? []), ...(claims.get(fold) ?? [])];
        const taken = others.filter((other) => other.recordId !== claim.recordId && overlap(other, claim));
        if (claim.operation !== undefined && taken.length > 0) {
          const inTheWay = taken.map(
            ({ recordId, value }): InTheWay => ({ entity: entity.name, id: recordId, of: claim.recordId, why: { key: field.name, value } }),
          );
          const twin = taken.every(({ value }) => value !== claim.value) ? taken[0] : undefined;
          found.refuse(
            claim.operation,
            refusal('KEY_TAKEN', { field: named }, { field: named, inTheWay, ...(twin && twinWords(field, twin.value)) }),
          );
        }
      }
    }
  }
}

type Holding = Period & { recordId: string; value: string };

/** Who holds the values in the register, among the records that the set does not touch, by what the value is compared as. */
async function holdersOf(
  { registers, records }: CheckContext,
  entity: Entity,
  field: StoredField,
  values: readonly string[],
): Promise<Map<string, Holding[]>> {
  const folded = foldOf(field);
  const found = isText(field)
    ? (await loadTwins(registers, entity, field, values)).map(({ asked, ...holder }) => ({ ...holder, fold: folded(asked) }))
    : (await loadHolders(registers, entity, field, values)).map((holder) => ({ ...holder, fold: folded(holder.value) }));
  const holders = new Map<string, Holding[]>();
  for (const { id, value, from, to, fold } of found) {
    if (!records.has(id)) listIn(holders, fold).push({ recordId: id, value, from, to });
  }
  return holders;
}

/** Who would hold which value after the set, among the records it touches. Only what an operation newly claims can be refused. */
function claimsOn({ records }: CheckContext, entity: Entity, name: string, folded: (value: string) => string): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const record of records.values()) {
    if (record.entity !== entity) continue;
    for (const { from, to, values, keys, writtenBy } of record.known) {
      const value = values[name] ?? null;
      if (value === null) continue;
      const isFresh = keys === 'all' || keys.includes(name);
      listIn(claims, folded(String(value))).push({
        recordId: record.id,
        from,
        to,
        value: String(value),
        operation: isFresh ? writtenBy : undefined,
      });
    }
  }
  return claims;
}

function isText(field: StoredField): boolean {
  return field.kind === 'column' && columnType(field) === 'text';
}

function foldOf(field: StoredField): (value: string) => string {
  return isText(field) ? keyFold : (value) => value;
}

/** The twin is told, since whoever gave the key sees no difference; not where keys are personal data. */
function twinWords(field: StoredField, twin: string): { vi: string; en: string } {
  const isTold = field.class === 'open' || field.class === 'internal';
  const [vi, en] = isTold ? [` "${twin}"`, ` "${twin}"`] : ['', ''];
  return {
    vi: `"${field.label}" đã có bản ghi khác mang khoá${vi} trong cùng thời gian, chỉ khác chữ hoa/thường, dấu gạch hay dấu nháy. Hãy dùng đúng khoá đó, hoặc sửa khoá cũ bằng giaolo check.`,
    en: `Another record holds the key${en} at the same time, which differs only in case, dashes or apostrophes. Use that very key, or mend the older one with giaolo check.`,
  };
}
