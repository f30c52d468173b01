// Prepares a fresh clone before an npm script: packages, a Node that can run the project, and with --browser what the tests drive: a Chromium, and LibreOffice where it can be had.
// Plain JavaScript with `node:` imports only, since it runs before anything is installed and on any Node from 20.
// Silent and quick when there is nothing to do.
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import { ensureChromium } from './bootstrap/ensure-chromium.mjs'
import { ensureLibreOffice } from './bootstrap/ensure-libreoffice.mjs'
import { ensurePackages } from './bootstrap/ensure-packages.mjs'

const OLDEST_NODE_MAJOR = 20

const projectRoot = fileURLToPath(new URL('..', import.meta.url))

try {
  const major = Number.parseInt(process.versions.node, 10)
  if (major < OLDEST_NODE_MAJOR) {
    throw new Error(`Node ${process.versions.node} is too old to set this project up: install Node ${OLDEST_NODE_MAJOR} or newer.`)
  }
  await ensurePackages(projectRoot)
  if (process.argv.includes('--browser')) {
    await ensureChromium(projectRoot)
    await ensureLibreOffice()
  }
} catch (error) {
  console.error(`Set-up failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
