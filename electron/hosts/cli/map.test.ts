import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { findResourcesFolder } from '#backend/resources.ts'
import { runCli } from './testing/run-cli.ts'

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
const VALIDATOR = resolve('..', 'shared', 'tools', 'validate-manifests.mjs')
/** Two busy cores need longer than Vitest's own seconds. */
const BUSY_MS = 120_000

let folder = ''
const target = (policy: string): string => {
  const file = join(folder, `${policy}.yaml`)
  const preset = readFileSync(join(findResourcesFolder(), 'targets', 'odf.yaml'), 'utf8')
  writeFileSync(file, `${preset}\ncompute:\n  instanceTypes: ${policy}\n  preferences: osmap\n  cpuModel: source\n  patches: true\n`)
  return file
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-cli-map-'))
  expect((await runCli(['plan', SAMPLE, '--out', join(folder, 'best-fit'), '--target', target('best-fit'), '--project', join(folder, 'p.portolan'), '--quiet'])).status).toBe(0)
}, BUSY_MS)
afterAll(() => rmSync(folder, { recursive: true }))

describe('portolan map compute', { timeout: BUSY_MS }, () => {
  it('prints a table with the policies side by side, CSV with a line a VM, and JSON', async () => {
    const project = ['--project', join(folder, 'p.portolan')]
    const table = await runCli(['map', 'compute', ...project, '--where', 'name = "ERP-WEB-02"'])
    expect(table.stdout).toMatch(/ERP-WEB-02 .*u1\.2xmedium/)
    expect(table.stdout).toMatch(/^ best-fit +1 /m)
    const csv = await runCli(['map', 'compute', ...project, '--format', 'csv'])
    const json = JSON.parse((await runCli(['map', 'compute', ...project, '--format', 'json'])).stdout) as { rows: unknown[]; open: number } // as mapping.compute answers
    expect(csv.stdout.trim().split('\n')).toHaveLength(json.rows.length + 1)
    expect(json.open).toBe(0)
  })

  it('refuses what cannot be mapped, and a filter that is not understood', async () => {
    expect((await runCli(['map', 'weather', '--project', join(folder, 'p.portolan')])).status).toBe(2)
    expect((await runCli(['map', 'compute', '--project', join(folder, 'p.portolan'), '--where', 'vcpus >'])).status).toBe(2)
  })
})

describe('portolan map networks', { timeout: BUSY_MS }, () => {
  it('prints a network a line, conflicts apart, and JSON', async () => {
    const project = ['--project', join(folder, 'p.portolan')]
    const csv = await runCli(['map', 'networks', ...project, '--format', 'csv'])
    const json = JSON.parse((await runCli(['map', 'networks', ...project, '--format', 'json'])).stdout) as { networks: { nics: number }[]; vmkernel: unknown[] } // as networks.analyse answers
    expect(csv.stdout.trim().split('\n')).toHaveLength(json.networks.length + 1)
    expect(json.networks.some(({ nics }) => nics > 0)).toBe(true)
    expect(json.vmkernel.length).toBeGreaterThan(0)
    expect((await runCli(['map', 'networks', ...project, '--where', 'vcpus > 1'])).status).toBe(2)
  })
})

describe('portolan map nics', { timeout: BUSY_MS }, () => {
  it('says that there is no layout, and prints one with its bandwidth', async () => {
    expect(JSON.parse((await runCli(['map', 'nics', '--project', join(folder, 'p.portolan'), '--format', 'json'])).stdout)).toEqual({ layout: null })
    const file = join(folder, 'nics.yaml')
    const nics = ['eno1', 'ens1f0', 'eno2', 'ens1f1'].map((name) => `{ name: ${name}, speedMbps: 25000 }`).join(', ')
    writeFileSync(file, `${readFileSync(join(findResourcesFolder(), 'targets', 'odf.yaml'), 'utf8')}\nnicLayout:\n  groups: [{ name: workers, nics: [${nics}] }]\n`)
    const project = ['--project', join(folder, 'nics.portolan')]
    expect((await runCli(['plan', SAMPLE, '--out', join(folder, 'nics'), '--target', file, ...project, '--quiet'])).status).toBe(0)
    const table = await runCli(['map', 'nics', ...project])
    expect(table.stdout).toMatch(/workers +bond1 +lacp +ens1f1|workers +bond1 +lacp +eno2/)
    expect(table.stdout).toMatch(/liveMigration +bond0 +50000 +25000 .* enough /)
    expect(table.stderr).toContain('Live migration shares bond0')
    expect((await runCli(['map', 'nics', ...project, '--format', 'csv'])).stdout.trim().split('\n')).toHaveLength(3)
  })
})

describe.skipIf(!existsSync(VALIDATOR))('instance types and maps as a strict API server judges them (needs ../shared)', { timeout: BUSY_MS }, () => {
  test.each(['none', 'best-fit', 'exact'])('no problem with the policy %s', async (policy) => {
    const out = join(folder, policy)
    expect((await runCli(['plan', SAMPLE, '--out', out, '--target', target(policy), '--force', '--quiet'])).status).toBe(0)
    expect(execFileSync(process.execPath, [VALIDATOR, '--mtv', '2.12', '--openshift', '4.22', out], { encoding: 'utf8' })).toContain(': 0 problems')
  })
})
