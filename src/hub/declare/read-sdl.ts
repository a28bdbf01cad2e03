import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentNode, parse, Source } from 'graphql';

/** Every hand-written SDL file, in name order, as one document; the file names stand in error messages. */
export function readSdl(folder: URL): DocumentNode {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort();
  const documents = files.map((name) => parse(new Source(readFileSync(new URL(name, folder), 'utf8'), name)));
  return { kind: documents[0]?.kind ?? ('Document' as DocumentNode['kind']), definitions: documents.flatMap((d) => d.definitions) };
}
