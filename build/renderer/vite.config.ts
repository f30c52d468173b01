import path from 'node:path'

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const projectRoot = path.resolve(import.meta.dirname, '../..')

/** Modules that so many of the screens and their parts need come with the first of them. */
const SHARED_BY = 4

/**
 * Has V8 compile a file whole while it is fetched, in a thread of its own (explicit compile hints, Chromium 136 on): what a screen first draws would be
 * compiled function by function in the page's main thread, an eighth of what its opening takes there. Browsers that do not know it see a comment.
 */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad'

/** The pages: built once, shown by the desktop's window and by the web host alike. */
export default defineConfig({
  root: path.join(projectRoot, 'renderer'),
  // What is built lies at the root of its host, and deep links must find it from any path.
  base: '/',
  plugins: [vue()],
  html: { cspNonce: 'PORTOLAN-NONCE' },
  define: {
    // vue-i18n: the composition API alone, and no message compiler that needs eval.
    __VUE_I18N_FULL_INSTALL__: 'true',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __INTLIFY_JIT_COMPILATION__: 'true',
  },
  build: {
    outDir: path.join(projectRoot, 'out', 'renderer'),
    emptyOutDir: true,
    // Electron 45 and the browsers of the same year.
    target: 'es2023',
    minify: true,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        postBanner: COMPILE_HINT,
        codeSplitting: {
          groups: [
            // What every page begins with, in one file: fetching fifty took as long as running them.
            { name: 'app', tags: ['$initial'], priority: 2 },
            // What most screens share: buttons, forms and states of a few kB each.
            { name: 'screens', minShareCount: SHARED_BY, test: /[\\/](?:renderer|shared|node_modules)[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
})
