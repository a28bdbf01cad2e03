import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ReadShapes = (path: string) => { code: string; shape: string }[];

/** Reads a collection of shapes, each with the code of what it is the shape of. */
export const readShapes =
  (folder: string): ReadShapes =>
  (path) => {
    const { features } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as {
      features: { properties: { code: string }; geometry: { type: string; coordinates: unknown } }[];
    };
    return features.map(({ properties: { code }, geometry: { type, coordinates } }) => ({
      code,
      shape: JSON.stringify({ type, coordinates }),
    }));
  };
