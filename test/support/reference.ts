import type { Model } from '../../src/hub/declare/model.js';
import { loadSeeds } from '../../src/hub/import/apply/load-seeds.js';
import { referenceSeeds } from '../../src/seeds/reference.js';
import { createFilledDatabase, type TestDatabase } from './database.js';

/** A database of the test file's own that holds the reference data, as a first start leaves it. */
export function createReferenceDatabase(model: Model, options: Parameters<typeof createFilledDatabase>[2] = {}): Promise<TestDatabase> {
  const fill = async ({ appPool }: TestDatabase) => void (await loadSeeds({ pool: appPool, model }, referenceSeeds()));
  return createFilledDatabase('reference', fill, options);
}
