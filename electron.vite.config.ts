import { defineConfig } from 'electron-vite'

// The command line runs on any Node from this release on, so what all hosts share is built for it too.
const OLDEST_NODE_TARGET = 'node22.12'

export default defineConfig({
  // Everything that runs on Node: one build, so that the hosts share their chunks.
  main: {
    build: {
      target: OLDEST_NODE_TARGET,
      outDir: 'out',
      // build/build.ts cleans what it owns; out/ holds other things as well.
      emptyOutDir: false,
      minify: true,
      // All packages lie beside the program, but for zod, of which it needs a third: every command would read and keep the whole.
      externalizeDeps: { exclude: ['zod'] },
      rolldownOptions: {
        input: {
          'cli/portolan': 'electron/hosts/cli/portolan.ts',
          'desktop/main': 'electron/hosts/desktop/main/main.ts',
          'desktop/utility': 'electron/hosts/desktop/utility/utility.ts',
          'workers/scan-worker': 'electron/backend/importers/tables/xlsx/scan-worker.ts',
          'workers/xls-worker': 'electron/backend/importers/tables/xls/xls-worker.ts',
          'workers/writing-worker': 'electron/backend/bundle/finish/writing-worker.ts',
          'workers/reading-worker': 'electron/backend/reading/reading-worker.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  // In a sandbox a preload script is one CommonJS file that may load nothing but Electron.
  preload: {
    build: {
      outDir: 'out',
      emptyOutDir: false,
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { 'desktop/preload': 'electron/hosts/desktop/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
})
