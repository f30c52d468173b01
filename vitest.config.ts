import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Tests of components name happy-dom in their first line.
  plugins: [vue()],
  test: {
    projects: [
      // Pure functions: nothing that one file leaves behind can reach another, so they share their workers.
      { extends: true, test: { name: 'shared', include: ['shared/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'others', include: ['{electron,renderer,build,bench,resources}/**/*.test.ts'] } },
    ],
    environment: 'node',
    // better-sqlite3 is a native module: a process a worker keeps a crash of one test file from taking the others with it.
    pool: 'forks',
    // By default one core is left free, which on two is half of them.
    maxWorkers: '100%',
    restoreMocks: true,
    setupFiles: ['build/test-run/fixed-seed.ts'],
    // Only against what hangs: how long a test takes says more of the machine than of the code.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // naive-ui's files import each other in ways that Node's own loader does not follow.
    server: { deps: { inline: ['naive-ui', 'vueuc'] } },
  },
})
