import type { Value } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { overlap, type Period } from '../time/period.js';
import type { CheckContext } from './check-context.js';
import { listIn, loadHolders } from './load.js';
import { type InTheWay, refusal } from './problems.js';

type Claim = Period & { recordId: string; operation: number | undefined; value: Value };

/**
 * A value of a unique key belongs to one record at a time: no other record holds it in overlapping validity, neither in the register
 * nor in the same change set. Judged on what outlives the set, so two records may exchange a number in one set.
 */
export async function checkKeys(context: CheckContext): Promise<void> {
  const { registers, records, found, rests } = context;
  const entities = new Set([...records.values()].map(({ entity }) => entity));
  for (const entity of entities) {
    for (const { field, named } of storedFields(entity).uniqueKeys) {
      const claims = claimsOn(context, entity, field.name);
      const fresh = [...claims.values()].flat().filter((claim) => claim.operation !== undefined);
      if (fresh.length === 0) continue;
      rests.entities.add(entity.name);

      const holders = new Map<string, (Period & { recordId: string })[]>();
      const values = [...new Set(fresh.map(({ value }) => value))];
      for (const { id, value, from, to } of await loadHolders(registers, entity, field, values)) {
        if (!records.has(id)) listIn(holders, value).push({ recordId: id, from, to });
      }
      for (const claim of fresh) {
        const value = String(claim.value);
        const others = [...(holders.get(value) ?? []), ...(claims.get(value) ?? [])];
        const taken = others.filter((other) => other.recordId !== claim.recordId && overlap(other, claim));
        if (claim.operation !== undefined && taken.length > 0) {
          const inTheWay = taken.map(({ recordId }): InTheWay => ({ entity: entity.name, id: recordId, of: claim.recordId, why: { key: field.name, value } }));
          found.refuse(claim.operation, refusal('KEY_TAKEN', { field: named }, { field: named, inTheWay }));
        }
      }
    }
  }
}

/** Who would hold which value after the set, among the records it touches. Only what an operation newly claims can be refused. */
function claimsOn({ records }: CheckContext, entity: Entity, name: string): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const record of records.values()) {
    if (record.entity !== entity) continue;
    for (const { from, to, values, keys, writtenBy } of record.known) {
      const value = values[name] ?? null;
      if (value === null) continue;
      const isFresh = keys === 'all' || keys.includes(name);
      listIn(claims, String(value)).push({ recordId: record.id, from, to, value, operation: isFresh ? writtenBy : undefined });
    }
  }
  return claims;
}
