import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{shared,electron,build,bench,resources}/**/*.test.ts'],
    environment: 'node',
    // better-sqlite3 is a native module: a process a worker keeps a crash of one test file from taking the others with it.
    pool: 'forks',
    restoreMocks: true,
  },
})
