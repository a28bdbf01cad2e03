import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Absolute, since the page itself is GET /playground without a closing slash.
  base: '/playground/',
  plugins: [lighterStyles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // Inlined workers and images would be data: URLs, which a strict content policy refuses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    // React libraries mark their files "use client", which means nothing in a bundle.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});

/**
 * graphiql/style.css already holds the editor's styles: without this every editor module would bring them a second time. It also embeds
 * 0.4 MB of Roboto and Fira Code. The latter, the editor's, has no Vietnamese letters, so that a word was set in two typefaces; system fonts have them.
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
