import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

import { expect, test } from '@playwright/test'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')

let child: ChildProcess | null = null
// Nothing outlives a test that failed.
test.afterEach(() => child?.kill('SIGKILL'))

test.skip(process.platform === 'win32', 'npm is a script there.')

test('what npm packs is installed without a network, and serves the app from a clean folder', async ({}, { outputDir }) => {
  mkdirSync(outputDir, { recursive: true })
  const quiet = ['--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']
  execFileSync('npm', ['pack', '--pack-destination', outputDir, ...quiet], { cwd: PROJECT_ROOT, stdio: 'pipe' })
  const [archive = ''] = readdirSync(outputDir).filter((name) => name.endsWith('.tgz'))
  const prefix = path.join(outputDir, 'installed')
  execFileSync('npm', ['install', '--global', '--prefix', prefix, '--offline', ...quiet, path.join(outputDir, archive)], { cwd: outputDir, stdio: 'pipe' })
  const program = path.join(prefix, 'bin', 'portolan')
  const environment = { ...process.env, XDG_DATA_HOME: outputDir, HOME: outputDir, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}` }

  const targets = execFileSync(program, ['targets', '--format', 'json'], { cwd: outputDir, env: environment, encoding: 'utf8' })
  expect((JSON.parse(targets) as { id: string }[]).map(({ id }) => id)).toContain('odf')

  const running = spawn(program, ['serve', '--no-open', '--project', 'estate.portolan'], { cwd: outputDir, env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
  child = running
  const ended = once(running, 'exit')
  let link = ''
  for await (const line of createInterface({ input: running.stdout })) {
    link = line.replace('Portolan is at ', '')
    break
  }
  expect(await (await fetch(link)).text()).toContain('<div id="app">')
  running.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})
