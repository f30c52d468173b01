import { defineConfig } from '@playwright/test'

import { readChromiumPath } from '#build/bootstrap/chromium-record.mjs'

const executablePath = readChromiumPath(import.meta.dirname)

export default defineConfig({
  testDir: 'e2e',
  testMatch: '{specs,desktop}/**/*.spec.ts',
  outputDir: '.cache/playwright',
  // Servers, imports and browsers share two cores here: what takes a second alone may take ten. None of this measures time.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  // As many as the machine has cores that this is measured on: three take as long together, and each of them longer.
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line'], ['json', { outputFile: '.cache/test-results/end-to-end.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    // What is looked at in mid-transition has colours that are in no theme.
    contextOptions: { reducedMotion: 'reduce' },
    // Without a recorded Chromium, Playwright looks for its own and says how to get it.
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
})
