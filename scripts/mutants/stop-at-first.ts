import { beforeEach } from 'vitest';

/** One test that fails is enough to notice a fault: the others of its file are passed over. */
let failed = false;

beforeEach((context) => {
  if (failed) context.skip();
  context.onTestFailed(() => {
    failed = true;
  });
});
