import { expect, it } from 'vitest';
import { uuidv7 } from '../../src/hub/write/identity.js';

it('an id, of a record or a request, is a UUID of version 7: the later the greater, and never the same', async () => {
  const began = Date.now();
  const ids = Array.from({ length: 1_000 }, uuidv7);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const later = uuidv7();
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id < later).toBe(true);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(began);
  }
  expect(new Set(ids).size).toBe(ids.length);
});
