import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this run's programs, laid out as the package is. */
    programs: string;
  }
}

/** The JavaScript of a source of the package, for Node to run in a process of its own: `program('src/cli/index.ts')`. */
export function program(source: string): string {
  return join(inject('programs'), source.replace(/\.ts$/, '.js'));
}
