import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { ApiOutput } from '#shared/contract/api.ts'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import { runCli } from './testing/run-cli.ts'

/** Two busy cores need longer than Vitest's own seconds. */
const BUSY_MS = 120_000

let folder = ''
const run = (...argv: string[]) => runCli([...argv, '--project', join(folder, 'p.portolan')])
const linesOf = (text: string): number => text.trim().split('\n').length - 1

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-cli-cutover-'))
  await writeSampleProject(join(folder, 'p.portolan'))
}, BUSY_MS)
afterAll(() => rmSync(folder, { recursive: true }))

describe('portolan cutover', { timeout: BUSY_MS }, () => {
  it('prints a sheet with a line for each NIC or network, and calls nothing evaluated that is not', async () => {
    const sheet = JSON.parse((await run('cutover', '--format', 'json')).stdout) as ApiOutput<'cutover.sheet'> // as cutover.sheet answers
    const csv = await run('cutover', '--format', 'csv')
    expect(linesOf(csv.stdout)).toBe(sheet.nics.length)
    expect(csv.stdout).toMatch(/^wave,window,start,vm,.*,firewallRules,loadBalancers\n/)
    expect(csv.stdout).toContain('not evaluated,not evaluated')
    expect(csv.stderr).toContain('Load balancers are not evaluated')
    expect((await run('cutover')).stdout).toMatch(/ERP-WEB-01 .*default\/vlan-0100-web-001/)
    expect(linesOf((await run('cutover', '--networks', '--format', 'csv')).stdout)).toBe(sheet.networks.length)
  })

  test.each<[string[], number]>([[['cutover', '--wave', 'x'], 2], [['cutover', '--wave', '0'], 2], [['cutover', '--wave', '9'], 3], [['cutover', 'more'], 2]])('%j ends with %i', async (argv, status) => {
    expect((await run(...argv)).status).toBe(status)
  })
})

describe('portolan map, for those who run networks', { timeout: BUSY_MS }, () => {
  test.each<[string, RegExp]>([
    ['concepts', /vmkernel adapter for vMotion .*Live-migration network/],
    ['vlans', /^ 100 +Web-001 /m],
    ['security', /rule +policy/],
  ])('%s prints a table, CSV and JSON', async (list, expected) => {
    expect((await run('map', list)).stdout).toMatch(expected)
    expect((await run('map', list, '--format', 'csv')).status).toBe(0)
    expect(JSON.parse((await run('map', list, '--format', 'json')).stdout)).toHaveProperty('notEvaluated')
  })

  it('says that ports of switches are not known without a layout', async () => {
    expect((await run('map', 'switch-ports')).stderr).toContain('no layout of NICs')
    expect((await run('map', 'concepts', '--where', 'vcpus > 1')).status).toBe(2)
  })
})
