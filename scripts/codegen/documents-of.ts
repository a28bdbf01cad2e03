import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The `.graphql` files of a folder and of the folders in it, as one document in the order of their paths. graphql-codegen reads the files of
 * a glob side by side and writes them in the order they come in, so two runs over the same files write two texts.
 */
export function documentsOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}
