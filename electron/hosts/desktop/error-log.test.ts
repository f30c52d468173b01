import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createErrorLog, readErrorLog } from './error-log.ts'
import { describeDiagnostics } from './main/describe-diagnostics.ts'

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
  // What is copied whole begins with the older file.
  expect(readErrorLog(file)).toMatch(/^x+now \[/)
})

it.each(['\n', '\r\n', '\r', '\u2028'])('takes nothing that an error quotes for an entry of its own (line break %j)', (lineBreak) => {
  const file = join(folder, 'portolan.log')
  const planted = `no such VM:${lineBreak}2026-01-01T00:00:00.000Z [deadbeef] BANK-CUSTOMER-VM: FooError`
  const log = createErrorLog(file, () => '2026-01-02T03:04:05.000Z')
  const ids = [log(new TypeError(planted, { cause: new Error(planted) }), 'plan.compute'), log(planted, 'plan.compute')]
  const installation = { version: '1', electron: '1', chromium: '1', node: '1', platform: 'linux', release: '1', architecture: 'x64', memoryGib: 1, locale: 'en', isPackaged: true }
  const [, listed] = describeDiagnostics(installation, readErrorLog(file), false).split('kind):\n')
  expect(listed).toBe(`2026-01-02T03:04:05.000Z ${ids[0]} plan.compute TypeError\n2026-01-02T03:04:05.000Z ${ids[1]} plan.compute unknown\n`)
})

it('is empty where nothing was written', () => {
  expect(readErrorLog(join(folder, 'none.log'))).toBe('')
})
