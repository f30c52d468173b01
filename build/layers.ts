// `npm run layers`: who imports whom against the rules, one line each.
import path from 'node:path'
import process from 'node:process'

import { checkLayers } from './check-layers.ts'

const { moduleCount, violations } = await checkLayers(path.resolve(import.meta.dirname, '..'))

for (const { rule, from, to } of violations) {
  console.error(`${rule}: ${from} -> ${to}`)
}
console.log(`${moduleCount} modules, ${violations.length} violations`)
process.exitCode = violations.length === 0 ? 0 : 1
