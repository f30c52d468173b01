import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test } from '@playwright/test'

import { WATCHED } from '../pages/watched-program.ts'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const builtCli = path.join(projectRoot, 'out', 'cli', 'portolan.js')
const sample = path.join(projectRoot, 'resources', 'sample', 'portolan-sample-estate.xlsx')

/** Runs the built command line from a foreign folder, as a consultant would. */
function portolan(folder: string, ...cliArguments: string[]) {
  return spawnSync(process.execPath, [...WATCHED, builtCli, ...cliArguments], { encoding: 'utf8', cwd: folder })
}

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-e2e-'))
})
test.afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a workbook becomes a bundle, twice the same, and a broken copy is found out', () => {
  const first = portolan(folder, 'plan', sample, '--out', 'bundle')
  expect(first.stderr).toBe('')
  expect(first.status).toBe(0)
  expect(first.stdout).toContain('begin with README.md')

  expect(portolan(folder, 'plan', sample, '--out', 'again', '--quiet').status).toBe(0)
  expect(contents(path.join(folder, 'again'))).toEqual(contents(path.join(folder, 'bundle')))
  expect(readdirSync(folder).sort()).toEqual(['again', 'bundle'])

  expect(portolan(folder, 'check', 'bundle').status).toBe(0)
  const mapFile = Object.keys(contents(path.join(folder, 'bundle'))).find((file) => file.endsWith('network-map.yaml'))
  if (mapFile === undefined) throw new Error('the bundle has no network map')
  const mapPath = path.join(folder, 'bundle', mapFile)
  writeFileSync(mapPath, readFileSync(mapPath, 'utf8').replace('namespace: default', 'namespace: elsewhere'))
  const check = portolan(folder, 'check', 'bundle')
  expect(check.status).toBe(4)
  expect(check.stdout).toContain('elsewhere')
})

test('a project is imported once, looked at and exported for another release', () => {
  expect(portolan(folder, 'import', sample, '--project', 'estate.portolan').status).toBe(0)
  const vms = portolan(folder, 'inventory', 'vms', '--project', 'estate.portolan', '--where', 'included and powerState = poweredOn', '--format', 'json')
  expect((JSON.parse(vms.stdout) as unknown[]).length).toBeGreaterThan(100)
  expect(portolan(folder, 'export', '--project', 'estate.portolan', '--out', 'old', '--mtv', '2.9', '--openshift', '4.18').status).toBe(0)
  expect(readFileSync(path.join(folder, 'old', 'README.md'), 'utf8')).toContain('2.9')
})

test('a file that is no inventory is one line and leaves nothing behind', () => {
  writeFileSync(path.join(folder, 'notes.xlsx'), 'not a workbook')
  const run = portolan(folder, 'plan', 'notes.xlsx', '--out', 'bundle')
  expect(run.status).toBe(3)
  expect(run.stderr).toMatch(/^portolan: unsupported-file: [^\n]+\n$/)
  expect(existsSync(path.join(folder, 'bundle'))).toBe(false)
  expect(readdirSync(folder)).toEqual(['notes.xlsx'])
})

function contents(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(files.map((entry) => path.join(entry.parentPath, entry.name)).map((file) => [path.relative(root, file), readFileSync(file, 'utf8')]))
}
