import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { ApiOutput } from '#shared/contract/api.ts'
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

describe('portolan map storage', { timeout: BUSY_MS }, () => {
  const storage = (...args: string[]) => runCli(['map', 'storage', ...args, '--project', join(folder, 'p.portolan')])
  const json = async () => JSON.parse((await storage('--format', 'json')).stdout) as ApiOutput<'mapping.storage'> // as mapping.storage answers
  const UNITY = 'lis-core-01-unity-01'

  it('lists datastores with classes, as CSV a line each, as JSON the whole answer', async () => {
    const table = await storage()
    expect(table.stdout).toMatch(/lis-core-01-unity-01 .*ocs-storagecluster-ceph-rbd-virtualization/)
    expect(table.stdout).toContain('not-evaluated')
    expect(table.stderr).toContain('not evaluated, since the target states no capacity')
    const { rows } = await json()
    expect((await storage('--format', 'csv')).stdout.trim().split('\n')).toHaveLength(rows.filter(({ isNeeded }) => isNeeded).length + 1)
  })

  it('previews, sets and takes back: a datastore, rules in their order, a VM and a disk', async () => {
    const preview = await storage('set', '--datastore', UNITY, '--class', 'ocs-storagecluster-cephfs', '--preview')
    expect(preview.stderr).toMatch(/^1 destination would change/m)
    expect((await json()).rows.find(({ name }) => name === UNITY)?.decision).toBeNull()
    expect((await storage('set', '--datastore', UNITY, '--class', 'ocs-storagecluster-cephfs', '--reason', 'agreed')).status).toBe(0)
    expect((await json()).rows.find(({ name }) => name === UNITY)).toMatchObject({ decision: { storageClass: 'ocs-storagecluster-cephfs', reason: 'agreed' }, effective: { destination: { volumeMode: 'Filesystem' } } })

    await storage('set', '--rule', 'type = nfs', '--class', 'ocs-storagecluster-cephfs')
    await storage('set', '--rule', 'capacityMib > 100GiB', '--at', '1', '--class', 'ocs-storagecluster-ceph-rbd')
    expect((await json()).rules.map(({ place, where }) => [place, where])).toEqual([[1, 'capacityMib > 100GiB'], [2, 'type = nfs']])
    await storage('unset', '--rule', '1')
    const ruled = await json()
    expect(ruled.rules).toMatchObject([{ place: 1, where: 'type = nfs', passed: 2, decides: 2 }])
    expect(ruled.rows.find(({ name }) => name === 'lis-nfs-01')).toMatchObject({ rule: 1, effective: { confidence: 'decided', destination: { storageClass: 'ocs-storagecluster-cephfs' } } })

    await storage('set', '--vm', 'ERP-WEB-02', '--class', 'ocs-storagecluster-ceph-rbd')
    await storage('set', '--vm', 'ERP-WEB-02', '--disk', 'Hard disk 1', '--class', 'ocs-storagecluster-cephfs')
    const [override] = (await json()).overrides
    expect(override).toMatchObject({ name: 'ERP-WEB-02', refusals: [{ code: 'disk-classes-differ' }] })
    await storage('unset', '--vm', 'ERP-WEB-02', '--disk', 'Hard disk 1')
    expect((await json()).overrides).toMatchObject([{ name: 'ERP-WEB-02', refusals: [], places: [{ name: UNITY, isOwn: true }] }])
    for (const subject of [['--vm', 'ERP-WEB-02'], ['--rule', '1'], ['--datastore', UNITY]]) expect((await storage('unset', ...subject)).status).toBe(0)
    expect(await json()).toMatchObject({ rules: [], overrides: [] })
  })

  it.each([
    ['nothing to decide about', ['set', '--class', 'x']],
    ['two things at once', ['set', '--vm', 'a', '--datastore', 'b', '--class', 'x']],
    ['a datastore that is not there', ['set', '--datastore', 'nowhere', '--class', 'x']],
    ['an expression that is not understood', ['set', '--rule', 'colour = red', '--class', 'x']],
    ['a rule that is not there', ['unset', '--rule', '3']],
    ['a mode that does not exist', ['set', '--rule', 'type = nfs', '--class', 'x', '--volume-mode', 'Tape']],
    ['a secret without an array', ['set', '--rule', 'type = nfs', '--class', 'x', '--offload-secret', 's']],
    ['what it cannot do', ['paint']],
  ])('refuses %s', async (_case, args) => {
    expect((await storage(...args)).status).toBe(2)
  })
})

const OTHERS = resolve('..', 'shared', 'samples', 'rvtools', 'rvtools-4.7-resaved-571-vms.xlsx')

describe.skipIf(!existsSync(VALIDATOR) || !existsSync(OTHERS))('split storage maps as a strict API server judges them (needs ../shared)', { timeout: BUSY_MS }, () => {
  test.each([['the sample', SAMPLE], ['571 VMs', OTHERS]])('no problem with rules and decisions on VMs: %s', async (name, workbook) => {
    const [project, out] = [join(folder, `${name}.portolan`), join(folder, `${name}-split`)]
    const preset = readFileSync(join(findResourcesFolder(), 'targets', 'netapp-trident.yaml'), 'utf8')
    const file = join(folder, 'trident.yaml')
    writeFileSync(file, preset)
    expect((await runCli(['plan', workbook, '--out', join(folder, `${name}-plain`), '--target', file, '--project', project, '--quiet', '--force'])).status).toBe(0)
    const answer = JSON.parse((await runCli(['map', 'storage', '--project', project, '--format', 'json'])).stdout) as ApiOutput<'mapping.storage'> // as mapping.storage answers
    const [first, second] = answer.storageClasses.filter(({ modes }) => modes !== null).map((use) => use.name)
    const busiest = answer.rows.toSorted((left, right) => right.vms - left.vms)[0]?.name ?? ''
    const disks = JSON.parse((await runCli(['inventory', 'disks', '--project', project, '--where', `datastore = "${busiest}"`, '--format', 'json'])).stdout) as { vm: string }[] // as the list prints it
    const chosen = [...new Set(disks.map(({ vm }) => vm))].filter((_vm, index) => index % 3 === 0).slice(0, 4)
    expect((await runCli(['map', 'storage', 'set', '--rule', 'isSingleHost or protocol = nfs', '--class', first ?? '', '--project', project])).status).toBe(0)
    for (const vm of chosen) expect((await runCli(['map', 'storage', 'set', '--vm', vm, '--class', second ?? '', '--project', project])).status).toBe(0)
    expect((await runCli(['export', '--project', project, '--out', out, '--quiet', '--force'])).status).toBe(0)
    expect(execFileSync(process.execPath, [VALIDATOR, '--mtv', '2.12', '--openshift', '4.22', out], { encoding: 'utf8' })).toContain(': 0 problems')
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toContain('VMs with storage of their own')
    await expectNicsAccountedFor(project)
  })
})

describe('portolan map scheduling, quotas and permissions', { timeout: BUSY_MS }, () => {
  it('lists clusters and subjects in every form', async () => {
    const project = join(folder, 'p.portolan')
    const json = JSON.parse((await runCli(['map', 'scheduling', '--project', project, '--format', 'json'])).stdout) as ApiOutput<'mapping.scheduling'> // as mapping.scheduling answers
    const csv = await runCli(['map', 'scheduling', '--project', project, '--format', 'csv'])
    expect(csv.stdout.split('\n')[0]).toBe('id,name,source,vms,isBalanced,mode,threshold,isHaEnabled,failoverHosts,why')
    expect(csv.stdout.trimEnd().split('\n')).toHaveLength(json.rows.length + 1)
    const quotas = await runCli(['map', 'quotas', '--project', project, '--format', 'csv'])
    expect([quotas.status, quotas.stdout.trimEnd()]).toEqual([0, 'namespace,kind,resource,limit,pool,vms,why'])
    const permissions = await runCli(['map', 'permissions', '--project', project])
    expect([permissions.status, permissions.stderr]).toEqual([0, expect.stringContaining('Who may do what is in no inventory')])
    expect(JSON.parse((await runCli(['map', 'permissions', '--project', project, '--format', 'json'])).stdout)).toMatchObject({ roleBindings: [], unmapped: [], areRoleBindingsWritten: false })
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

/** Each NIC of each VM that takes part is in the sheet; in a plan it is mapped or left out, and an open one keeps its VM out of all plans. */
async function expectNicsAccountedFor(project: string): Promise<void> {
  const { nics } = JSON.parse((await runCli(['cutover', '--project', project, '--format', 'json'])).stdout) as ApiOutput<'cutover.sheet'> // as cutover.sheet answers
  const listed = JSON.parse((await runCli(['inventory', 'nics', '--project', project, '--format', 'json'])).stdout) as { vm: string }[] // as the list prints it
  const vms = JSON.parse((await runCli(['inventory', 'vms', '--project', project, '--format', 'json'])).stdout) as { id: string; included: boolean }[] // as the list prints it
  const included = new Set(vms.flatMap((vm) => (vm.included ? [vm.id] : [])))
  expect(nics.map(({ vm }) => vm).sort()).toEqual(listed.flatMap(({ vm }) => (included.has(vm) ? [vm] : [])).sort())
  expect(nics.length).toBeGreaterThan(0)
  expect(nics.filter(({ destination, plan }) => destination === null && plan !== null)).toEqual([])
}

describe('portolan map without a word', { timeout: BUSY_MS }, () => {
  const json = async (...args: string[]) => JSON.parse((await runCli(['map', '--project', join(folder, 'p.portolan'), '--format', 'json', ...args])).stdout) as { storage: ApiOutput<'mapping.storage'>; networks: ApiOutput<'mapping.networks'>; compute: ApiOutput<'mapping.compute'>; scheduling: ApiOutput<'mapping.scheduling'> } // as the command prints it

  it('shows all maps at once, a line for each place that VMs use', async () => {
    const { storage, networks, compute, scheduling } = await json()
    const csv = (await runCli(['map', '--project', join(folder, 'p.portolan'), '--format', 'csv'])).stdout.trim().split('\n').slice(1)
    const linesOf = (kind: string): readonly string[] => csv.filter((line) => line.startsWith(`${kind},`))
    expect(linesOf('datastore')).toHaveLength(storage.rows.filter(({ isNeeded }) => isNeeded).length)
    expect(linesOf('port group')).toHaveLength(networks.rows.filter(({ isNeeded }) => isNeeded).length)
    expect(linesOf('cluster')).toHaveLength(scheduling.rows.length)
    // Every VM has one instance type, or an open question.
    const vmsOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + Number(line.split(',')[4]), 0)
    expect([vmsOf(linesOf('instance type')), vmsOf(linesOf('preference'))]).toEqual([compute.rows.length, compute.rows.length])
    const table = await runCli(['map', '--project', join(folder, 'p.portolan')])
    expect(table.stdout).toMatch(/datastore +lis-core-01-unity-01 .*ocs-storagecluster-ceph-rbd-virtualization Block ReadWriteMany/)
    expect(table.stdout).toMatch(/port group .*localnet .* on physnet/)
  })

  it('looks at VMs that pass a filter, and takes target and decisions first', async () => {
    expect((await json('--where', 'name = "ERP-WEB-02"')).compute.rows).toHaveLength(1)
    writeFileSync(join(folder, 'decisions.yaml'), 'apiVersion: portolan/v1\nkind: Decisions\nvms:\n  - vm: ERP-WEB-02\n    inclusion:\n      isIncluded: false\n      reason: Stays\n')
    const changed = await json('--target', 'nfs', '--decisions', join(folder, 'decisions.yaml'), '--where', 'name = "ERP-WEB-02"')
    expect(changed.compute.rows).toHaveLength(0)
    expect(changed.storage.storageClasses.map(({ name }) => name)).not.toContain('ocs-storagecluster-ceph-rbd-virtualization')
    expect((await runCli(['map', '--project', join(folder, 'p.portolan'), '--target', 'no-such-preset'])).status).not.toBe(0)
  })
})
