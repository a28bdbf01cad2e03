import { readdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Absolute, since pages have addresses of several parts.
  base: '/',
  plugins: [hubInBrowser(), ownPurifier(), lighterStyles(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // Inlined workers and images would be data: URLs, which a strict content policy refuses.
    assetsInlineLimit: 0,
    // Every browser of the last three years has it.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    // React libraries mark their files "use client", which means nothing in a bundle.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      input: pages(),
      // What all pages share comes in one piece: a request of its own costs more than these few hundred bytes. What only some use does not,
      // since the first page has none to spare.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              test: /web.src.shell.(?!access|choice|keep-file|reasons|ready|use-asker)|node_modules.(?:react|react-dom|scheduler)\//,
            },
          ],
        },
      },
    },
  },
});

/**
 * Pages check proofs by the hub's own checkers (`src/hub/log`): what these use of Node.js is given to them here, and to nobody else. A use
 * that is not given fails the build.
 */
function hubInBrowser(): Plugin {
  const crypto = fileURLToPath(new URL('src/proof/node-crypto.ts', import.meta.url));
  return {
    name: 'hub-in-browser',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^node:crypto$/ },
      handler: () => crypto,
    },
    transform: {
      order: 'pre',
      filter: { id: /[\\/]src[\\/]hub[\\/].*\.ts$/, code: /\bBuffer\b/ },
      handler: (code) => `import { Buffer } from 'buffer/';\n${code}`,
    },
  };
}

/** Each HTML file beside this one is a page; the server gives it the address of its name. */
function pages(): string[] {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(folder, name));
}

/**
 * graphiql/style.css already holds the editor's styles: without this every editor module would bring them a second time. It also embeds
 * 0.4 MB of Roboto and Fira Code. The latter, the editor's, has no Vietnamese letters, so that a word was set in two typefaces; the
 * pages' own fonts have them.
 */
function lighterStyles(): Plugin {
  return {
    name: 'lighter-styles',
    load: { filter: { id: /monaco-editor[\\/]esm[\\/].*\.css$/ }, handler: () => '' },
    transform: {
      order: 'pre',
      filter: { id: /graphiql[\\/]dist[\\/]style\.css$/ },
      handler: (css) => css.replace(/@font-face\s*\{[^}]*font-family:\s*"?(?:Roboto|Fira Code)"?;[^}]*\}/g, ''),
    },
  };
}

/**
 * The editor carries a copy of DOMPurify with known holes in its own sources, where no lock shows it: the package takes its place, and a
 * build in which it finds no such place fails.
 */
function ownPurifier(): Plugin {
  const names = [
    'sanitize',
    'addHook',
    'removeHook',
    'removeHooks',
    'removeAllHooks',
    'isSupported',
    'setConfig',
    'clearConfig',
    'version',
  ];
  let replaced = false;
  return {
    name: 'own-purifier',
    apply: 'build',
    load: {
      filter: { id: /monaco-editor[\\/]esm[\\/].*[\\/]dompurify\.js$/ },
      handler() {
        replaced = true;
        return `import purify from 'dompurify';\nexport default purify;\nexport const { ${names.join(', ')} } = purify;\n`;
      },
    },
    buildEnd(error) {
      if (error === undefined && !replaced) this.error('the editor has no DOMPurify of its own any more: see where it takes it from');
    },
  };
}

/** Below this a compressed copy saves no packet. */
const COMPRESSED_BYTES_MIN = 1_024;
/** The best costs 40 s more of a first start and saves 4 %; what every page loads first is small, and worth it. */
const BROTLI_LARGE_BYTES = 300_000;
const brotli = ({ length }: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: length < BROTLI_LARGE_BYTES ? 11 : 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
});

/** Lays compressed copies beside what is served, once instead of at every request; the server sends the one a browser understands. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir);
    },
    async closeBundle() {
      const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
        (entry) => entry.isFile() && /\.(js|css|html|svg|json|ttf)$/.test(entry.name),
      );
      await Promise.all(
        files.map(async ({ parentPath, name }) => {
          const path = join(parentPath, name);
          const bytes = await readFile(path);
          if (bytes.length < COMPRESSED_BYTES_MIN) return;
          await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, brotli(bytes)));
          await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
        }),
      );
    },
  };
}
