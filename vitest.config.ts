import vue from '@vitejs/plugin-vue'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** A component tells where its style lies as it is transformed: taken from the cache it would tell nothing, and a style that was changed not be found. */
const transformAnewWhatHasStylesElsewhere: NonNullable<ViteUserConfig['plugins']>[number] = {
  name: 'styles-elsewhere',
  configureVitest: ({ defineCacheKeyGenerator }) => defineCacheKeyGenerator(({ id, sourceCode }) => (id.endsWith('.vue') && sourceCode.includes('<style scoped src=') ? false : undefined)),
}

export default defineConfig({
  // Tests of components name happy-dom in their first line.
  plugins: [vue(), transformAnewWhatHasStylesElsewhere],
  test: {
    include: ['{shared,electron,renderer,build,bench,resources}/**/*.test.ts'],
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
    // naive-ui's files import each other in ways that Node's own loader does not follow.
    server: { deps: { inline: ['naive-ui', 'vueuc'] } },
  },
})
