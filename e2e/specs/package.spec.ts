import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

import { expect, test } from '@playwright/test'

import { callBackend } from '../pages/call-backend.ts'

const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')

let child: ChildProcess | null = null
// Nothing outlives a test that failed.
test.afterEach(() => child?.kill('SIGKILL'))

test.skip(process.platform === 'win32', 'npm is a script there.')

test('what npm packs is installed without a network, and serves the app from a clean folder', async ({}, { outputDir }) => {
  mkdirSync(outputDir, { recursive: true })
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund']
  execFileSync('npm', ['pack', '--pack-destination', outputDir, ...quiet], { cwd: PROJECT_ROOT, stdio: 'pipe' })
  const [archive = ''] = readdirSync(outputDir).filter((name) => name.endsWith('.tgz'))
  // Beside it: what it is made of, and what both are held to.
  const stem = archive.slice(0, -path.extname(archive).length)
  const sums = [archive, `${stem}.cdx.json`].map((name) => `${createHash('sha256').update(readFileSync(path.join(outputDir, name))).digest('hex')}  ${name}\n`)
  expect(readFileSync(path.join(outputDir, `${stem}.sha256`), 'utf8').split(/(?<=\n)/).sort()).toEqual(sums.sort())
  const prefix = path.join(outputDir, 'installed')
  execFileSync('npm', ['install', '--global', '--prefix', prefix, '--offline', '--ignore-scripts', ...quiet, path.join(outputDir, archive)], { cwd: outputDir, stdio: 'pipe' })
  const installed = path.join(prefix, 'lib', 'node_modules', 'portolan')
  expect(readFileSync(path.join(installed, 'out', 'portolan.cdx.json'), 'utf8')).toBe(readFileSync(path.join(outputDir, `${stem}.cdx.json`), 'utf8'))
  // Of each package that it brings, in the version that it brings.
  const bill = JSON.parse(readFileSync(path.join(installed, 'out', 'portolan.cdx.json'), 'utf8')) as { components: { 'bom-ref': string }[] } // the build's own
  const listed = new Set(bill.components.map((component) => component['bom-ref']))
  expect(packagesIn(installed).filter((ref) => !listed.has(ref))).toEqual([])
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
  // Pages about the rules are documents of the package.
  expect(await callBackend({ link }, 'assess.rule', { id: 'vmware.changed_block_tracking.disabled' })).toMatchObject({ sections: expect.arrayContaining([expect.objectContaining({ heading: 'What' })]) })
  running.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})

/** A package's own manifest below a node_modules, not one deeper in it that says how modules are read. */
const MANIFEST = /^(?:(?:@[^/]+\/)?[^/]+\/node_modules\/)*(?:@[^/]+\/)?[^/]+\/package\.json$/

/** "name@version" of every package that lies in the node_modules of a folder, at any depth. */
function packagesIn(folder: string): string[] {
  const packages = path.join(folder, 'node_modules')
  return readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter((file) => MANIFEST.test(file)).map((file) => {
    const { name, version } = JSON.parse(readFileSync(path.join(packages, file), 'utf8')) as { name: string; version: string } // npm's own form
    return `${name}@${version}`
  })
}
