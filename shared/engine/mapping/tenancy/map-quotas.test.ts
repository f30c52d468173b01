import { describe, expect, it } from 'vitest'
import type { ResourcePool } from '#shared/domain/estate/infrastructure.ts'
import type { TenancyPlan } from '#shared/domain/plan/tenancy.ts'
import { type PlacementPolicy, placementPolicySchema } from '#shared/domain/target/placement-policy.ts'
import { makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { mapQuotas } from './map-quotas.ts'

const PATH = '/DC1/PROD/Resources/Gold'
const pool = (overrides: Partial<ResourcePool> = {}): ResourcePool => ({
  id: 'p', sourceId: SOURCE_ID, moref: null, name: 'Gold', path: PATH, vmCount: 1, vcpus: 4, cpuReservationMhz: 0, cpuLimitMhz: null, cpuSharesLevel: 'normal',
  memoryReservationMib: 0, memoryLimitMib: null, memorySharesLevel: 'normal', ...overrides,
})

function quotas(pools: readonly ResourcePool[], policy: PlacementPolicy['quotas'] = 'resource-quota', { by = 'resource-pool', clock = 2_000 }: { by?: 'resource-pool' | 'cluster'; clock?: number | null } = {}): Pick<TenancyPlan, 'quotas' | 'findings'> {
  const vms = [makeVm({ moref: 'vm-1', resourcePoolPath: PATH, vcpus: 2, memoryMib: 4_096 }), makeVm({ moref: 'vm-2', resourcePoolPath: PATH, vcpus: 4, memoryMib: 8_192 })]
  const target = { namespaces: { by, prefix: '' }, placement: placementPolicySchema.parse({ quotas: policy }) }
  return mapQuotas({ pools, included: vms, namespaceByVmId: new Map(vms.map(({ id }) => [id, 'gold'])), target, clockOf: () => clock })
}

/** 220 + 8 + 32 + 8 a vCPU + 1/512 of the memory. */
const OVERHEAD = 276 + 8 + (292 + 16)

describe('the quota of a resource pool', () => {
  it('has the launchers and one live migration on top of the limit', () => {
    expect(quotas([pool({ memoryLimitMib: 20_480 })]).quotas).toMatchObject([{ namespace: 'gold', kind: 'ResourceQuota', hard: { 'requests.memory': `${20_480 + OVERHEAD + 8_192 + 308}Mi` }, vmCount: 2 }])
  })

  it('that counts VMs has the limit alone', () => {
    expect(quotas([pool({ memoryLimitMib: 20_480, cpuLimitMhz: 3_000 })], 'application-aware').quotas).toMatchObject([{ kind: 'ApplicationAwareResourceQuota', hard: { 'requests.memory/vmi': '20480Mi', 'requests.cpu/vmi': '20' } }])
  })

  it('is raised where the VMs have more than the limit leaves them', () => {
    const [quota] = quotas([pool({ memoryLimitMib: 4_096 })], 'application-aware').quotas
    expect(quota?.hard).toEqual({ 'requests.memory/vmi': '12288Mi' })
    expect(quota?.reasons.map(({ code }) => code)).toEqual(['quota-raised'])
  })

  it('counts CPU as the cluster allots it, and not where no clock is known', () => {
    expect(quotas([pool({ cpuLimitMhz: 3_000 })]).quotas[0]?.hard).toEqual({ 'requests.cpu': '2000m' })
    expect(quotas([pool({ cpuLimitMhz: 3_000, memoryLimitMib: 1 })], 'application-aware', { clock: null }).quotas[0]?.reasons.map(({ code }) => code)).toEqual(['quota-raised', 'quota-cpu-unknown'])
  })

  it.each<[string, ResourcePool[], Parameters<typeof quotas>[1], Parameters<typeof quotas>[2], string[]]>([
    ['nobody chose it', [pool({ memoryLimitMib: 1 })], 'none', {}, ['pools-not-carried']],
    ['namespaces are made otherwise', [pool({ memoryLimitMib: 1 })], 'resource-quota', { by: 'cluster' }, ['pools-not-carried']],
    ['it only reserves', [pool({ memoryReservationMib: 512 })], 'resource-quota', {}, ['pool-reservation']],
    ['it limits nothing', [pool()], 'resource-quota', {}, []],
    ["it is the cluster's own", [pool({ path: '/DC1/PROD/Resources', memoryLimitMib: 1 })], 'resource-quota', {}, []],
  ])('is none where %s', (_, pools, policy, options, codes) => {
    const answer = quotas(pools, policy, options)
    expect(answer.quotas).toEqual([])
    expect(answer.findings.map(({ code }) => code)).toEqual(codes)
  })

  it('holds for its own namespace alone, where pools are nested', () => {
    expect(quotas([pool({ memoryLimitMib: 20_480 }), pool({ path: `${PATH}/Inner`, name: 'Inner' })]).findings.map(({ code }) => code)).toEqual(['pool-nested'])
  })

  it('is one a namespace', () => {
    const answer = quotas([pool({ memoryLimitMib: 20_480 }), pool({ id: 'q', memoryLimitMib: 1 })])
    expect(answer.quotas).toHaveLength(1)
    expect(answer.findings.map(({ code }) => code)).toEqual(['quota-namespace-shared'])
  })
})
