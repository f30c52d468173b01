import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { BUSY_MS, useSampleProject } from '#backend/testing/use-sample-project.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

const { backend, call, folder } = useSampleProject()

beforeAll(async () => {
  const load = join(folder(), 'load.csv')
  writeFileSync(load, 'VM,CPU p95 (%),Memory p95 (MiB)\nERP-WEB-02,25,1024\n')
  await call('inventory.import', { files: [load] })
}, BUSY_MS)

async function sizeOne(inputs: object, withVms = false): Promise<ApiOutput<'sizing.compute'>['results'][number]> {
  const { results: [result] } = await call('sizing.compute', { scenarios: [{ name: 'case', inputs }], withVms })
  if (result === undefined) throw new Error('There is no result.')
  return result
}

const ONE = { scope: { where: 'name = "ERP-WEB-02"' }, cpuOvercommit: 1, infraNodes: 'dedicated' }

describe('sizing.compute', { timeout: BUSY_MS }, () => {
  it('takes CPU and memory of the source, and of an instance type where one is decided', async () => {
    const before = await sizeOne(ONE, true)
    const id = before.pools[0]?.nodes[0]?.vmIds[0] ?? ''
    expect([before.demand.vcpus.value, before.demand.guestMemoryMib.value]).toEqual([2, 4_096])
    await call('decisions.apply', { changes: [{ kind: 'vm.instance-type', subject: id, value: { type: 'named', name: 'o1.2xlarge' } }] })
    const after = await sizeOne(ONE)
    expect([after.demand.vcpus.value, after.demand.guestMemoryMib.value, after.pools[0]?.nodes[0]?.vmIds]).toEqual([8, 32_768, []])
    // Half of the guest, which is what o1 asks for, and 293.4 + 64 + 64 of overhead.
    expect(after.demand.memoryMib.value).toBe(16_384 + 422)
  })

  it('takes measured load from a performance list, and says how many VMs have none', async () => {
    const result = await sizeOne({ ...ONE, metric: { cpu: 'observed', headroomPercent: 0 } })
    expect([result.demand.cpuMillicores.value, result.demand.byMetric[0]]).toEqual([500, { resource: 'cpu', metric: 'observed', vms: 1 }])
    const all = await sizeOne({ metric: { cpu: 'observed' } })
    expect(all.findings.find(({ ruleId }) => ruleId === 'sizing.not-measured')?.message).toMatch(/^18\d VMs/)
  })

  it('leaves out by decision, and says so', async () => {
    const before = await sizeOne({})
    const id = (await sizeOne(ONE, true)).pools[0]?.nodes[0]?.vmIds[0] ?? ''
    await call('decisions.apply', { changes: [{ kind: 'vm.inclusion', subject: id, value: { isIncluded: false, reason: 'Retired' } }] })
    const after = await sizeOne({})
    expect(after.demand.vms.value).toBe(before.demand.vms.value - 1)
    expect(after.leftOut).toContainEqual({ reason: 'Left out by decision: Retired', vms: 1 })
  })

  it('obeys the anti-affinity of the source', async () => {
    const result = await sizeOne({ infraNodes: 'dedicated' }, true)
    const [pool] = result.pools
    expect(pool?.bounds.find(({ constraint }) => constraint === 'anti-affinity')?.nodes).toBeGreaterThan(1)
  })

  it('packs the VMs of a node group of the target onto nodes of its own', async () => {
    const { target } = await call('target.get', {})
    const id = (await sizeOne(ONE, true)).pools[0]?.nodes[0]?.vmIds[0] ?? ''
    await call('target.set', { target: { ...target, placement: { ...target.placement, nodeGroups: [{ name: 'gold', clusters: ['none of these'], isTainted: false }] } } })
    await call('decisions.apply', { changes: [{ kind: 'vm.node-group', subject: id, value: { group: 'gold' } }] })
    expect((await sizeOne({}, true)).pools.map(({ name, isFenced, vms }) => [name, isFenced, vms]).at(-1)).toEqual(['gold', true, 1])
    await call('decisions.undo', {})
    await call('decisions.undo', {})
  })

  it('keeps scenarios as decisions: from a decisions file, listed with all defaults, taken back by undo', async () => {
    const file = join(folder(), 'portolan.yaml')
    writeFileSync(file, 'apiVersion: portolan/v1\nsizing:\n  - scenario: Two racks\n    inputs: {failover: {by: count, nodes: 2}}\n  - scenario: One rack\n    inputs: {}\n')
    expect(await call('decisions.import', { file })).toEqual({ applied: 2, unknownSubjects: [], target: null })
    const { scenarios, defaults } = await call('sizing.scenarios', {})
    expect(scenarios).toEqual([{ name: 'One rack', inputs: defaults }, { name: 'Two racks', inputs: { ...defaults, failover: { by: 'count', nodes: 2 } } }])
    expect((await call('sizing.compute', {})).results.map(({ name, pools: [pool] }) => [name, pool?.failoverNodes])).toEqual([['One rack', 1], ['Two racks', 2]])
    await call('decisions.undo', {})
    expect((await call('sizing.compute', {})).results.map(({ name }) => name)).toEqual(['Defaults'])
  })

  it('computes a scenario with other overcommits and memories, its own the same as itself, and stops when told', async () => {
    const inputs = { nodes: [{ name: 'n', sockets: 2, coresPerSocket: 16, memoryGib: 256 }], cpuOvercommit: 3 }
    const { cpuOvercommit, nodeMemoryGib, model } = await call('sizing.sensitivity', { name: 'case', inputs })
    const { workers } = await sizeOne(inputs)
    expect(model).toBe('n')
    expect([cpuOvercommit, nodeMemoryGib].map((points) => points.find(({ isOwn }) => isOwn)?.workers)).toEqual([workers.value, workers.value])
    // What a project without scenarios is asked about by itself is what its page asks about: the defaults, spelt out.
    const { defaults } = await call('sizing.scenarios', {})
    expect(await call('sizing.sensitivity', {})).toEqual(await call('sizing.sensitivity', { name: 'Defaults', inputs: defaults }))
    const stopped = await backend().invoke('sizing.sensitivity', { name: 'case', inputs }, { signal: { aborted: true } })
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  it('frees nothing before waves are planned, and by their windows after', async () => {
    expect((await call('sizing.freed', {})).windows).toEqual([])
    const { waves } = await call('waves.plan', { today: '2026-01-05' })
    const { windows, staying, hosts } = await call('sizing.freed', {})
    expect(windows.map(({ window, vms }) => [window, vms])).toEqual(waves.map(({ window, vms }) => [window, vms]))
    expect(windows.at(-1)?.total.vms).toBe(waves.reduce((sum, { vms }) => sum + vms, 0))
    expect(staying).toBeGreaterThan(0)
    expect(hosts).toBeGreaterThan(0)
  })

  it('refuses to keep a scenario that makes no sense, and a name that it does not hold', async () => {
    const bad = await backend().invoke('decisions.apply', { changes: [{ kind: 'sizing.scenario', subject: 'bad', value: { cpuOvercommit: 0 } }] })
    expect(bad).toMatchObject({ ok: false, error: { code: 'invalid-input', message: expect.stringContaining('must be at least 1') as unknown } })
    expect(await backend().invoke('sizing.compute', { scenarios: [{ name: 'nowhere' }] })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})
