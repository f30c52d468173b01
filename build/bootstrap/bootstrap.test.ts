import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { readChromiumPath, writeChromiumPath } from './chromium-record.mjs'
import { packageStamp, runsTypeScript } from './ensure-packages.mjs'
import { findChromium } from './find-chromium.mjs'
import { runProgram } from './run-program.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-bootstrap-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test.each([
  ['20.20.2', false],
  ['22.12.0', false],
  ['22.18.0', true],
  ['23.5.0', false],
  ['23.6.0', true],
  ['24.0.0', true],
  ['26.1.0', true],
])('Node %s runs TypeScript: %s', (version, expected) => {
  expect(runsTypeScript(version)).toBe(expected)
})

test('the stamp of the installed packages changes with the lockfile', () => {
  const lockfile = path.join(folder, 'package-lock.json')
  writeFileSync(lockfile, '{}')
  const before = packageStamp(folder)
  writeFileSync(lockfile, '{ "packages": {} }')

  expect(packageStamp(folder)).not.toBe(before)
})

describe('the recorded Chromium', () => {
  const setPlaywrightVersion = (version: string) => {
    mkdirSync(path.join(folder, 'node_modules', 'playwright-core'), { recursive: true })
    writeFileSync(path.join(folder, 'node_modules', 'playwright-core', 'package.json'), JSON.stringify({ version }))
  }

  beforeEach(() => {
    vi.stubEnv('PORTOLAN_CHROMIUM', '')
    setPlaywrightVersion('1.0.0')
  })

  test('is unknown before it was found', () => {
    expect(readChromiumPath(folder)).toBeUndefined()
  })

  test('is read as it was written', () => {
    writeChromiumPath(folder, process.execPath)

    expect(readChromiumPath(folder)).toBe(process.execPath)
  })

  test('is forgotten when the program is gone', () => {
    writeChromiumPath(folder, path.join(folder, 'gone'))

    expect(readChromiumPath(folder)).toBeUndefined()
  })

  test('is forgotten when Playwright has changed', () => {
    writeChromiumPath(folder, process.execPath)
    setPlaywrightVersion('1.1.0')

    expect(readChromiumPath(folder)).toBeUndefined()
  })

  test('gives way to PORTOLAN_CHROMIUM', () => {
    vi.stubEnv('PORTOLAN_CHROMIUM', process.execPath)
    writeChromiumPath(folder, folder)

    expect(readChromiumPath(folder)).toBe(process.execPath)
  })

  test('is an error when PORTOLAN_CHROMIUM names nothing', () => {
    vi.stubEnv('PORTOLAN_CHROMIUM', path.join(folder, 'gone'))

    expect(() => readChromiumPath(folder)).toThrow('which does not exist')
  })
})

// Programs are scripts here.
test.runIf(process.platform === 'linux')('of two Chromiums on the system the one without windows is taken', async () => {
  const ofPlaywright = path.join(folder, 'node_modules', 'playwright-core')
  mkdirSync(ofPlaywright, { recursive: true })
  writeFileSync(path.join(ofPlaywright, 'index.js'), `exports.chromium = { executablePath: () => ${JSON.stringify(path.join(folder, 'gone'))} }`)
  for (const name of ['chromium', 'chromium-headless-shell']) writeFileSync(path.join(folder, name), '#!/bin/sh\n', { mode: 0o755 })
  vi.stubEnv('PATH', folder)

  expect(await findChromium(folder)).toBe(path.join(folder, 'chromium-headless-shell'))
})

describe('a program that is run', () => {
  test('succeeds quietly and keeps its output', async () => {
    expect(await runProgram(process.execPath, ['-e', 'console.log("chart")'])).toEqual({ succeeded: true, output: 'chart' })
  })

  test('that is missing is a failure that says so', async () => {
    const result = await runProgram(path.join(folder, 'gone'), [])

    expect(result).toMatchObject({ succeeded: false, output: expect.stringContaining('ENOENT') as string })
  })

  test('that takes too long is ended', async () => {
    const result = await runProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 300 })

    expect(result).toEqual({ succeeded: false, output: 'Gave up after 300 ms.' })
  })
})
