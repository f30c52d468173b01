import path from 'node:path'

import { defineConfig } from '@playwright/test'

import baseConfig from '../playwright.config.ts'

/** The pictures are taken by specs that nobody runs as tests. */
export default defineConfig(baseConfig, {
  testDir: path.join(import.meta.dirname, 'screenshots'),
  testMatch: '**/*.spec.ts',
  outputDir: path.resolve(import.meta.dirname, '../.cache/screenshots'),
  // One test takes every screen's picture: a busy machine may need minutes for what takes seconds.
  timeout: 900_000,
  reporter: 'line',
})
