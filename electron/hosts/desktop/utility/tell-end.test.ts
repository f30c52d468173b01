import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'
import { LOG_FILE, readErrorLog } from '../error-log.ts'
import { describeDiagnostics } from '../main/describe-diagnostics.ts'

const folder = mkdtempSync(join(tmpdir(), 'portolan-end-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The text of a program that tells its end, then does this. */
const programOf = (what: string): string => `
  import { tellEnd } from ${JSON.stringify(join(import.meta.dirname, 'tell-end.ts'))}
  import { createErrorLog } from ${JSON.stringify(join(import.meta.dirname, '..', 'error-log.ts'))}
  const end = tellEnd(process, createErrorLog(process.argv[1], () => '2026-01-02T03:04:05.000Z'))
  setTimeout(() => process.exit(0), 20_000)
  ${what}
`

it.each([
  ['an error that nobody caught', 'setImmediate(() => { throw new RangeError("ACME-DB-01") })', 'RangeError'],
  ['a promise that nobody waited for', 'void Promise.reject(new TypeError("ACME-DB-01"))', 'TypeError'],
  ['what is thrown and no error', 'setImmediate(() => { throw "ACME-DB-01 FooError" })', 'unknown'],
  ['a part that cannot be loaded', 'import("./ACME-DB-01.ts").catch(end)', 'Error'],
  ['two errors, of which the first counts', 'setImmediate(() => { end(new RangeError("first")); end(new TypeError("second")) })', 'RangeError'],
])('a process that ends by %s leaves the reason in the log, and its kind alone in what is copied without words', (_, what, kind) => {
  const file = join(folder, crypto.randomUUID(), LOG_FILE)
  const ended = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', programOf(what), file], { encoding: 'utf8' })
  expect([ended.status, ended.stderr]).toEqual([1, ''])
  const log = readErrorLog(file)
  expect(log).toMatch(/ACME-DB-01|first/)
  const installation = { version: '1', electron: '1', chromium: '1', node: '1', platform: 'linux', release: '1', architecture: 'x64', memoryGib: 1, locale: 'en', isPackaged: true }
  const [, listed] = describeDiagnostics(installation, log, false).split('kind):\n')
  expect(listed?.trim()).toMatch(new RegExp(`^2026-01-02T03:04:05\\.000Z [0-9a-f]{8} backend ${kind}$`))
})
