import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createErrorLog } from './error-log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('writes an error with its causes under the id that it answers, for its owner alone', () => {
  const file = join(folder, 'data', 'portolan.log')
  const id = createErrorLog(file, () => '2026-01-02T03:04:05.000Z')(new Error('outer', { cause: new Error('inner') }), 'plan.compute')
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(new RegExp(`^2026-01-02T03:04:05.000Z \\[${id}\\] plan.compute: Error: outer`))
  expect(text).toContain('Caused by: Error: inner')
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('begins anew where the log has grown large, and keeps the one before', () => {
  const file = join(folder, 'portolan.log')
  writeFileSync(file, 'x'.repeat(2 * 1024 * 1024 + 1))
  createErrorLog(file, () => 'now')(new Error('new'), 'plan.compute')
  expect(readFileSync(file, 'utf8')).toContain('Error: new')
  expect(statSync(`${file}.old`).size).toBe(2 * 1024 * 1024 + 1)
})
