import { join } from 'node:path';
import { build } from 'vite';

/**
 * Puts a test and everything of ours that it uses into one file, with one text in the place of another module's: a run then loads one file
 * instead of three hundred, which was most of its time, and the fault stands in no tree. Lies as deep in the tree as `src/`, so that
 * `src/root.ts` finds the package.
 */
export async function bundleTest({
  tree,
  folder,
  name,
  test,
  put,
}: {
  tree: string;
  folder: string;
  name: string;
  test: string;
  put?: { file: string; text: string };
}) {
  const mutated = put && { id: join(tree, put.file), text: put.text };
  let met = false;
  await build({
    root: tree,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rollupOptions: {
        input: { [name]: join(tree, test) },
        output: { entryFileNames: '[name].test.js', chunkFileNames: `${name}-[hash].js` },
      },
    },
    plugins: [
      {
        name: 'fault',
        enforce: 'pre',
        load(id) {
          if (!mutated || id !== mutated.id) return undefined;
          met = true;
          return mutated.text;
        },
      },
    ],
  });
  if (mutated && !met) throw new Error(`${test} does not use ${put.file}`);
  return `${folder}/${name}.test.js`;
}
