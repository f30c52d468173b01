import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from '@playwright/test'

const projectRoot = path.resolve(import.meta.dirname, '../..')
const builtCli = path.join(projectRoot, 'out', 'cli', 'portolan.js')

/** Runs the built command line on the Node that runs the tests, as an installed package would. */
function portolan(...cliArguments: string[]) {
  return spawnSync(process.execPath, [builtCli, ...cliArguments], { encoding: 'utf8' })
}

test('portolan --version prints the version of the package', () => {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string } // npm requires it

  const run = portolan('--version')

  expect(run.stderr).toBe('')
  expect(run.stdout.trim()).toContain(version)
  expect(run.status).toBe(0)
})

test('on a Node that is too old, portolan says so in one line', () => {
  const systemNode = '/usr/bin/node'
  const systemVersion = existsSync(systemNode) ? spawnSync(systemNode, ['--version'], { encoding: 'utf8' }).stdout : ''
  const isTooOld = /^v(\d|1\d|20|21)\./.test(systemVersion)
  test.skip(!isTooOld, 'there is no old Node on this system')

  const run = spawnSync(systemNode, [builtCli, '--version'], { encoding: 'utf8' })

  expect(run.stderr).toMatch(/^portolan needs Node 22\.12 or newer; this is Node [\d.]+\.\n$/)
  expect(run.stdout).toBe('')
  expect(run.status).toBe(2)
})
