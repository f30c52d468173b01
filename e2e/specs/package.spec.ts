import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

import { expect, test } from '@playwright/test'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')

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

  const child = spawn(program, ['serve', '--no-open', '--project', 'estate.portolan'], { cwd: outputDir, env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'exit')
  let link = ''
  for await (const line of createInterface({ input: child.stdout })) {
    link = line.replace('Portolan is at ', '')
    break
  }
  expect(await (await fetch(link)).text()).toContain('<div id="app">')
  child.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})
