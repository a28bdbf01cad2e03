import type { TestProject } from 'vitest/node';

/** Provides what test/support/global-setup.ts would, without loading any of it. */
export default function setup(project: TestProject): void {
  project.provide('serverUrl', process.env.GIAOLO_TEST_SERVER ?? '');
  project.provide('templateFault', undefined);
}
