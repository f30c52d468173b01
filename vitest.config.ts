import vue from '@vitejs/plugin-vue'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

import { FileOrder } from './build/test-run/order-files.ts'

/** A component tells where its style lies as it is transformed: taken from the cache it would tell nothing, and a style that was changed not be found. */
const transformAnewWhatHasStylesElsewhere: NonNullable<ViteUserConfig['plugins']>[number] = {
  name: 'styles-elsewhere',
  configureVitest: ({ defineCacheKeyGenerator }) => defineCacheKeyGenerator(({ id, sourceCode }) => (id.endsWith('.vue') && sourceCode.includes('<style scoped src=') ? false : undefined)),
}

export default defineConfig({
  plugins: [vue(), transformAnewWhatHasStylesElsewhere],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pages',
          // Tests of components name happy-dom in their first line.
          include: ['renderer/**/*.test.ts'],
          // naive-ui's files import each other in ways that Node's own loader does not follow.
          server: { deps: { inline: ['naive-ui', 'vueuc'] } },
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{shared,electron,build,bench,resources}/**/*.test.ts'],
          // What runs on Node is loaded by Node, as it is when the command line runs from its sources. Nothing here replaces modules, which Node's loader would do for it.
          experimental: { viteModuleRunner: false, nodeLoader: false },
        },
      },
    ],
    sequence: { sequencer: FileOrder },
    // Files share their worker: loading all modules anew for each of them took a third of the time. What a file changes outside itself, it puts back.
    isolate: false,
    environment: 'node',
    // better-sqlite3 is a native module: a process a worker keeps a crash of one test file from taking the others with it.
    pool: 'forks',
    // By default one core is left free, which on two is half of them.
    maxWorkers: '100%',
    restoreMocks: true,
    setupFiles: ['build/test-run/fixed-seed.ts', 'build/test-run/unmount-components.ts'],
    // Only against what hangs: how long a test takes says more of the machine than of the code.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
