import { describe, expect, it } from 'vitest'
import type { Target } from '#shared/domain/target/target.ts'
import { makeCluster, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { failoverHosts } from '#shared/engine/mapping/scheduling/failover-hosts.ts'
import { planHyperConverged } from './plan-hyper-converged.ts'

const ON = { ...makeTarget({}).features, hyperConverged: true }
type Input = Parameters<typeof planHyperConverged>[0]

function plan(target: Partial<Target>, input: Partial<Input> = {}) {
  return planHyperConverged({ estate: { hosts: [], clusters: [] }, included: [makeVm()], compute: { advice: [], vms: [] }, scheduling: { descheduler: null }, tenancy: { quotas: [] }, nodeNetworks: null, target: makeTarget({ features: ON, ...target }), ...input })
}

describe('the HyperConverged', () => {
  it('is not written unless the target wants it', () => {
    expect(plan({ features: makeTarget({}).features })).toBeNull()
  })

  it.each<[Target['openshift'], number]>([['4.22', 2], ['4.23', 1]])('has the limits of OpenShift %s where nothing evicts', (openshift, node) => {
    expect(plan({ openshift })).toMatchObject({ migrationsPerCluster: 5, outboundMigrationsPerNode: node, evictionStrategy: null, defaultCpuModel: null, isVmQuotaEnabled: false })
  })

  it('has the limits of the descheduler where there is one', () => {
    expect(plan({}, { scheduling: { descheduler: { mode: 'Automatic', threshold: 'AsymmetricLow', evictionsTotal: 7, evictionsPerNode: 3 } } })).toMatchObject({ migrationsPerCluster: 7, outboundMigrationsPerNode: 3 })
  })

  it('names the network of live migrations where the layout of NICs has one', () => {
    const liveMigration = { name: 'live-migration', namespace: 'openshift-cnv', master: 'bond0.103', mtu: 9000, range: '10.0.103.0/24', route: null } as NonNullable<NonNullable<Input['nodeNetworks']>['liveMigration']>
    expect(plan({}, { nodeNetworks: { liveMigration } })?.liveMigrationNetwork).toBe('live-migration')
    expect(plan({})?.liveMigrationNetwork).toBeNull()
  })

  it('lets nodes be drained where most VMs cannot move, and where there is one node', () => {
    expect(plan({}, { compute: { advice: [{ code: 'eviction-cluster', message: '' }], vms: [] } })?.evictionStrategy).toBe('LiveMigrateIfPossible')
    expect(plan({ controlPlane: 'single-node' })?.evictionStrategy).toBe('None')
  })

  it('has a processor where all clusters have the same one', () => {
    const compute = { ...makeTarget({}).compute, cpuModel: 'source' as const }
    const cluster = (name: string, cpuType: string) => ({ ...makeCluster({ id: name, name }), configuration: { cpuType } }) as Input['estate']['clusters'][number] // only the CPU type is looked at
    expect(plan({ compute }, { estate: { hosts: [], clusters: [cluster('PROD', 'Intel Haswell')] } })?.defaultCpuModel).toBe('Haswell-noTSX')
    expect(plan({ compute })).toMatchObject({ defaultCpuModel: null, reasons: [{ code: 'migration-limits' }, { code: 'cpu-model-open' }] })
  })
})

describe('hosts held back for failures', () => {
  const cluster = { name: 'PROD', isHaEnabled: true, isAdmissionControlEnabled: true, haFailoverLevel: 2 }
  it.each<[string, Partial<Parameters<typeof failoverHosts>[0]>, number | null]>([
    ['by the failover level', {}, 2],
    ['none without HA', { isHaEnabled: false }, 0],
    ['none without admission control', { isAdmissionControlEnabled: false }, 0],
    ['not known by percentage', { haFailoverLevel: 0 }, null],
    ['not known without a word', { isHaEnabled: null, isAdmissionControlEnabled: null, haFailoverLevel: null }, null],
  ])('%s', (_, overrides, hosts) => {
    expect(failoverHosts({ ...cluster, ...overrides }).hosts).toBe(hosts)
  })
})
