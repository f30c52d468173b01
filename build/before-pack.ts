// Before `npm pack` packs: what it would put into the archive has to be built from the sources as they are.
import path from 'node:path'
import process from 'node:process'

import { isBuildStale } from './desktop/is-build-stale.ts'

if (isBuildStale(path.resolve(import.meta.dirname, '..'))) {
  console.error('The build is missing or older than its sources: run "npm run build" and pack again.')
  process.exitCode = 1
}
