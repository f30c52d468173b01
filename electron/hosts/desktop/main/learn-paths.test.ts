import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { Outcome } from '#shared/contract/api-types.ts'
import { createGrantedPaths } from './granted-paths.ts'
import { learnPaths } from './learn-paths.ts'

const COPY = resolve('/p/a.backup-v10.portolan')
const failed = (code: 'unreadable-file' | 'conflict', details: Record<string, string>): Outcome<unknown> => ({ ok: false, error: { code, message: 'It failed.', details } })

it.each<[string, string, Outcome<unknown>, boolean]>([
  ['the copy of a damaged project, whichever call met the damage', 'inventory.list', failed('unreadable-file', { path: resolve('/p/a.portolan'), copy: COPY }), true],
  ['nothing of another failure', 'project.open', failed('conflict', { copy: COPY }), false],
  ['nothing where there is no copy', 'project.open', failed('unreadable-file', { path: COPY }), false],
  ['nothing that an answer names by chance', 'inventory.list', { ok: true, value: { copy: COPY } }, false],
])('learns %s', (_, name, outcome, isOpened) => {
  const granted = createGrantedPaths()
  learnPaths(name, outcome, granted)
  expect([granted.allows(COPY, 'project-open'), granted.allows(COPY, 'read'), granted.allows(COPY, 'write')]).toEqual([isOpened, false, false])
})
