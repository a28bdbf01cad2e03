import { readdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Absolute, since pages have addresses of several parts.
  base: '/',
  plugins: [hubInBrowser(), ownPurifier(), lighterStyles(), lighterEditor(), tabsAsList(), compressed()],
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

const ICONS = 'monaco-editor/esm/vs/base/browser/ui/codicons/codicon/codicon.ttf';

/**
 * graphiql/style.css already holds the editor's styles: without this every editor module would bring them a second time. It also embeds
 * 0.4 MB of Roboto and Fira Code. The latter, the editor's, has no Vietnamese letters, so that a word was set in two typefaces; the
 * pages' own fonts have them. The editor's icons, which it embeds too, come as a file once one of them is drawn.
 */
function lighterStyles(): Plugin {
  return {
    name: 'lighter-styles',
    load: { filter: { id: /monaco-editor[\\/]esm[\\/].*\.css$/ }, handler: () => '' },
    transform: {
      order: 'pre',
      filter: { id: /graphiql[\\/]dist[\\/]style\.css$/ },
      handler: (css) =>
        css
          .replace(/@font-face\s*\{[^}]*font-family:\s*"?(?:Roboto|Fira Code)"?;[^}]*\}/g, '')
          .replace(/url\("?data:font\/ttf;base64,[^)]*\)/, `url("${ICONS}")`),
    },
  };
}

/**
 * What the editor can do beyond writing GraphQL and JSON, as its list of contributions names it: comparing two texts, colours, fixes, lenses,
 * hints and completions in the line, renaming, dropping files. Nothing here offers any of it, and it is a quarter of the editor's own part.
 */
const UNOFFERED = [
  'widget/diffEditor/diffEditor.contribution',
  'contrib/codeAction/browser/codeActionContributions',
  'contrib/codelens/browser/codelensController',
  'contrib/colorPicker/browser/colorContributions',
  'contrib/colorPicker/browser/standaloneColorPickerActions',
  'contrib/diffEditorBreadcrumbs/browser/contribution',
  'contrib/dnd/browser/dnd',
  'contrib/dropOrPasteInto/browser/copyPasteContribution',
  'contrib/dropOrPasteInto/browser/dropIntoEditorContribution',
  'contrib/inlayHints/browser/inlayHintsContribution',
  'contrib/inlineCompletions/browser/inlineCompletions.contribution',
  'contrib/inlineEdit/browser/inlineEdit.contribution',
  'contrib/inlineEdits/browser/inlineEdits.contribution',
  'contrib/inlineProgress/browser/inlineProgress',
  'contrib/linkedEditing/browser/linkedEditing',
  'contrib/rename/browser/rename',
  'contrib/sectionHeaders/browser/sectionHeaders',
  'contrib/semanticTokens/browser/documentSemanticTokens',
  'contrib/semanticTokens/browser/viewportSemanticTokens',
  'contrib/stickyScroll/browser/stickyScrollContribution',
  'contrib/suggest/browser/suggestInlineCompletions',
];

/** What lays two texts beside each other is part of the editor's interface, and nobody makes one. */
const UNMADE = { diffEditorWidget: 'DiffEditorWidget', multiDiffEditorWidget: 'MultiDiffEditorWidget' };

/** Takes from the editor what is offered nowhere; a build that does not find one of them fails. */
function lighterEditor(): Plugin {
  const found = new Set<string>();
  return {
    name: 'lighter-editor',
    apply: 'build',
    load: {
      filter: { id: /monaco-editor[\\/]esm[\\/].*[\\/](?:multiD|d)iffEditorWidget\.js$/ },
      handler(id) {
        const name = basename(id, '.js') as keyof typeof UNMADE;
        found.add(name);
        return `export class ${UNMADE[name]} {}\n`;
      },
    },
    buildEnd(error) {
      if (error === undefined && found.size !== Object.keys(UNMADE).length) this.error('the editor compares texts elsewhere: see UNMADE');
    },
    transform: {
      order: 'pre',
      filter: { id: /monaco-editor[\\/]esm[\\/]vs[\\/]editor[\\/]editor\.all\.js$/ },
      handler(code) {
        const lines = code.split('\n');
        const unoffered = lines.filter((line) => UNOFFERED.some((name) => line.includes(`/${name}.js`)));
        if (unoffered.length !== UNOFFERED.length) this.error('the editor lists its contributions otherwise: see UNOFFERED');
        return lines.filter((line) => !unoffered.includes(line)).join('\n');
      },
    },
  };
}

/** GraphiQL's tabs: each is called one and holds two buttons, which no reader of a screen is led to. */
const TABS: readonly (readonly [file: RegExp, old: string, fresh: string])[] = [
  [/react[\\/]dist[\\/]components[\\/]tabs[\\/]index\.js$/, '"aria-selected": isActive,', ''],
  [/react[\\/]dist[\\/]components[\\/]tabs[\\/]index\.js$/, 'role: "tab",', ''],
  [/react[\\/]dist[\\/]components[\\/]tabs[\\/]index\.js$/, 'role: "tablist",', ''],
  [/graphiql[\\/]dist[\\/]GraphiQL\.js$/, 'role: "tabpanel",', 'role: "region",'],
  [
    /graphiql[\\/]dist[\\/]GraphiQL\.js$/,
    'title: tab.title, onClick: handleTabClick',
    '"aria-current": index_1 === activeTabIndex ? "page" : void 0, title: tab.title, onClick: handleTabClick',
  ],
];

/** Makes them what they are, a list of buttons of which one is current; a build that does not find a place fails. */
function tabsAsList(): Plugin {
  return {
    name: 'tabs-as-list',
    transform: {
      order: 'pre',
      filter: { id: /graphiql[\\/](?:react[\\/])?dist[\\/](?:GraphiQL|components[\\/]tabs[\\/]index)\.js$/ },
      handler(code, id) {
        return TABS.filter(([file]) => file.test(id)).reduce((text, [, old, fresh]) => {
          if (!text.includes(old)) this.error(`the tabs of GraphiQL are made otherwise: no ${old} in ${id}`);
          return text.replace(old, () => fresh);
        }, code);
      },
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
/** Ten saves 8 % of nine for three seconds of the build, eleven another 2 % for eight: what every page loads first is small, and worth it. */
const BROTLI_LARGE_BYTES = 300_000;
const brotli = ({ length }: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: length < BROTLI_LARGE_BYTES ? 11 : 10, [constants.BROTLI_PARAM_LGWIN]: 22 },
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
