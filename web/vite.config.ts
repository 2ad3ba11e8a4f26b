// Builds the page into dist/web: two files and an icon, nothing inline, no source maps.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { packLanguages } from './shims/languages.ts';
import { leanSealing } from './shims/lean-sealing.ts';
import { leanIrcFramework, noPreload } from './shims/resolve.ts';

// If NODE_ENV is set (vitest sets "test"), Vite would build a larger page, with checks for developers.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [leanIrcFramework(), packLanguages(), leanSealing(), noPreload()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    // Tor Browser is Firefox ESR; the oldest one still in use is 128.
    target: ['firefox128', 'chrome120', 'safari17'],
    sourcemap: false,
    // An inlined asset would be a data: address, which the page's CSP refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The decoders of what the page never gets are left out.
      treeshake: { manualPureFunctions: ['array', 'object', 'oneOf', 'optional', 'variant'] },
    },
  },
});
