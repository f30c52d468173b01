import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { NO_DECISIONS, type DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Host } from '#shared/domain/estate/infrastructure.ts'
import { hostSchema } from '#shared/domain/estate/infrastructure.ts'
import type { ComputeMapping, ComputePlan } from '#shared/domain/plan/compute.ts'
import { computePolicySchema, type ComputePolicy } from '#shared/domain/target/compute-policy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { OPENSHIFT_VERSIONS } from '#shared/domain/target/versions.ts'
import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeDatastore, makeSource, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { mapDatastores } from '#shared/engine/mapping/storage/map-datastores.ts'
import { costOf } from './best-fit.ts'
import { mapCompute } from './map-compute.ts'
import { findPreference, isPreferenceIn } from './preferences.ts'

interface Case {
  readonly policy?: Partial<ComputePolicy>
  readonly features?: Partial<Target['features']>
  readonly target?: Partial<Target>
  readonly decision?: DecisionValue<'vm.instance-type'>
  readonly preference?: DecisionValue<'vm.preference'>
  readonly hosts?: readonly Host[]
  readonly kind?: 'vsphere' | 'ovirt'
}

function plan(vms: readonly EstateVm[], { policy, features, target: overrides, decision, preference, hosts = [], kind = 'vsphere' }: Case = {}): ComputePlan {
  const base = makeTarget(overrides)
  const target = { ...base, features: { ...base.features, ...features }, compute: { ...computePolicySchema.parse({}), ...policy } }
  const each = <Value>(value: Value | undefined): Record<string, Value> => (value === undefined ? {} : Object.fromEntries(vms.map(({ id }) => [id, value])))
  return mapCompute({
    estate: { sources: [makeSource({ kind })], hosts, clusters: [] },
    included: vms,
    target,
    decisions: { ...NO_DECISIONS, 'vm.instance-type': each(decision), 'vm.preference': each(preference) },
    datastores: mapDatastores([makeDatastore()], vms, target, NO_DECISIONS),
  })
}

function mapOne(vm: EstateVm, entry: Case = {}): ComputeMapping {
  const [mapping] = plan([vm], entry).vms
  if (mapping === undefined) throw new Error('no mapping')
  return mapping
}

function typeOf(vm: EstateVm, entry: Case = {}): string | null {
  const { instanceType } = mapOne(vm, entry)
  return instanceType === null ? null : instanceType.type === 'source' ? 'source' : instanceType.name
}

const WINDOWS_10 = 'Microsoft Windows 10 (64-bit)'
const MHZ = 2_600
const HOST = hostSchema.parse({ ...Object.fromEntries(Object.keys(hostSchema.shape).map((key) => [key, null])), id: `${SOURCE_ID}/host-1`, sourceId: SOURCE_ID, name: 'esx01', clusterName: 'PROD', cpuMhz: MHZ, currentEvcMode: 'intel-haswell' })
const reserving = (share: number): Partial<EstateVm> => ({ cpu: { vmId: 'x', sockets: null, coresPerSocket: null, reservationMhz: Math.round(2 * MHZ * share), limitMhz: null, isLimited: false, sharesLevel: 'normal', shares: null, isHotAddEnabled: null, isHotRemoveEnabled: null, usageAtExportMhz: null, folderPath: null } })
const withMemory = (settings: Partial<NonNullable<EstateVm['memory']>>): Partial<EstateVm> => ({ memory: { vmId: 'x', sizeMib: null, reservationMib: null, limitMib: null, isLimited: null, isReservationLockedToMax: null, sharesLevel: null, shares: null, isHotAddEnabled: null, activeAtExportMib: null, consumedAtExportMib: null, balloonedAtExportMib: null, swappedAtExportMib: null, ...settings } })
const BEST: Case = { policy: { instanceTypes: 'best-fit', wasteLimitPercent: null } }
const LIMITED: Case = { policy: { instanceTypes: 'best-fit' } }
const EXACT: Case = { policy: { instanceTypes: 'exact' } }

describe('the instance type of a VM', () => {
  test.each<[string, Partial<EstateVm>, Case, string | null]>([
    ['keeps the source’s by default', {}, {}, 'source'],
    ['fits exactly', { vcpus: 2, memoryMib: 8_192 }, BEST, 'u1.large'],
    ['fits with memory over', { vcpus: 2, memoryMib: 6_144 }, BEST, 'u1.large'],
    ['is custom above the limit of waste', { vcpus: 6, memoryMib: 16_384 }, LIMITED, 'portolan-6vcpu-16gi'],
    ['is the next greater without a limit', { vcpus: 6, memoryMib: 16_384 }, BEST, 'u1.2xlarge'],
    ['is custom where nothing is large enough', { vcpus: 40, memoryMib: 16_384 }, BEST, 'portolan-40vcpu-16gi'],
    ['is custom for each size', { vcpus: 3, memoryMib: 5_000 }, EXACT, 'portolan-3vcpu-5000mi'],
    ['rounds part MiB up', { vcpus: 1, memoryMib: 2_047.5 }, EXACT, 'portolan-1vcpu-2gi'],
    ['is the source’s where a size is not known', { memoryMib: null }, EXACT, 'source'],
    ['is the source’s where a size makes no sense', { vcpus: 0 }, BEST, 'source'],
    ['is the source’s for many vCPUs of a desktop Windows', { vcpus: 4, memoryMib: 8_192, guestOsFromTools: WINDOWS_10 }, BEST, 'source'],
    ['is raised to what the preference demands', { vcpus: 1, memoryMib: 1_024, guestOsFromTools: 'Microsoft Windows Server 2019 (64-bit)' }, BEST, 'u1.small'],
    ['is raised even where sizes are kept, if the map is ours', { vcpus: 1, memoryMib: 1_024, guestOsFromTools: 'Microsoft Windows Server 2019 (64-bit)' }, { policy: { preferences: 'osmap' } }, 'portolan-1vcpu-2gi'],
    ['is not raised where everything is MTV’s', { vcpus: 1, memoryMib: 1_024, guestOsFromTools: 'Microsoft Windows Server 2019 (64-bit)' }, {}, 'source'],
    ['is dedicated for high latency sensitivity', { vcpus: 2, memoryMib: 8_192, latencySensitivity: 'high' }, { ...BEST, features: { cpuManager: true } }, 'd1.large'],
    ['is dedicated for a whole reservation', { vcpus: 2, memoryMib: 8_192, ...reserving(1) }, { ...BEST, features: { cpuManager: true }, hosts: [HOST] }, 'd1.large'],
    ['is shared for part of one', { vcpus: 2, memoryMib: 8_192, ...reserving(0.5) }, { ...BEST, features: { cpuManager: true }, hosts: [HOST] }, 'u1.large'],
    ['is shared where nobody knows the host’s clock', { vcpus: 2, memoryMib: 8_192, ...reserving(1) }, { ...BEST, features: { cpuManager: true } }, 'u1.large'],
    ['is shared where the target has no CPU manager', { vcpus: 2, memoryMib: 8_192, latencySensitivity: 'high' }, BEST, 'u1.large'],
    ['is custom and dedicated before d1', { vcpus: 2, memoryMib: 8_192, latencySensitivity: 'high' }, { ...BEST, features: { cpuManager: true }, target: { openshift: '4.20' } }, 'portolan-2vcpu-8gi-dedicated'],
    ['is m1 for much memory', { vcpus: 2, memoryMib: 16_384 }, { ...BEST, features: { hugepages2Mi: true } }, 'm1.large'],
    ['is m1 on large pages', { vcpus: 2, memoryMib: 16_384 }, { ...BEST, features: { hugepages1Gi: true } }, 'm1.large1gi'],
    ['is u1 for much memory without huge pages', { vcpus: 2, memoryMib: 16_384 }, BEST, 'u1.xlarge'],
    ['is o1 in a named environment', { vcpus: 2, memoryMib: 8_192, clusterName: 'DEV' }, { policy: { instanceTypes: 'best-fit', overcommitted: [{ by: 'cluster', values: ['dev'] }] } }, 'o1.large'],
    ['is o1 below a named folder', { vcpus: 2, memoryMib: 8_192, folderPath: '/DC1/vm/Test/web' }, { policy: { instanceTypes: 'best-fit', overcommitted: [{ by: 'folder', values: ['test'] }] } }, 'o1.large'],
    ['is o1 by an attribute, and custom where exact', { vcpus: 3, memoryMib: 8_192, attributes: { Environment: 'Dev' } }, { policy: { instanceTypes: 'exact', overcommitted: [{ by: 'attribute', attribute: 'Environment', values: ['dev'] }] } }, 'portolan-3vcpu-8gi-overcommit50'],
    ['is u1 where all memory is reserved', { vcpus: 2, memoryMib: 8_192, clusterName: 'DEV', ...withMemory({ reservationMib: 8_192 }) }, { policy: { instanceTypes: 'best-fit', overcommitted: [{ by: 'cluster', values: ['dev'] }] } }, 'u1.large'],
    ['bears the baseline’s CPU model', { vcpus: 2, memoryMib: 8_192 }, { policy: { instanceTypes: 'exact', cpuModel: 'source' }, hosts: [HOST] }, 'portolan-2vcpu-8gi-haswell-notsx'],
    ['is as decided', { vcpus: 2, memoryMib: 8_192 }, { decision: { type: 'named', name: 'u1.medium' } }, 'u1.medium'],
    ['is as decided, by another policy', { vcpus: 2, memoryMib: 6_144 }, { decision: { type: 'exact' } }, 'portolan-2vcpu-6gi'],
    ['is as decided, the source’s', {}, { ...EXACT, decision: { type: 'source' } }, 'source'],
    ['is as decided, though nobody knows it', {}, { decision: { type: 'named', name: 'own.huge' } }, 'own.huge'],
    ['is open where the release has not what was decided', {}, { target: { openshift: '4.20' }, features: { cpuManager: true }, decision: { type: 'named', name: 'd1.large' } }, null],
    ['is open where the target lacks what was decided', {}, { decision: { type: 'named', name: 'cx1.large' } }, null],
    ['is n1 only by decision', {}, { features: { cpuManager: true, hugepages1Gi: true }, decision: { type: 'named', name: 'n1.large' } }, 'n1.large'],
  ])('%s', (_case, vm, entry, expected) => {
    expect(typeOf(makeVm(vm), entry)).toBe(expected)
  })
})

describe('a VM with NUMA nodes and CPUs of its own', () => {
  test.each<[string, Partial<Target['features']>, Partial<Target>, Case, string]>([
    ['is cx1 on pages of 2 MiB', { cpuManager: true, hugepages2Mi: true }, {}, BEST, 'cx1.xlarge'],
    ['is cx1 on pages of 1 GiB where there are no others', { cpuManager: true, hugepages1Gi: true }, {}, BEST, 'cx1.xlarge1gi'],
    ['is custom on pages of 1 GiB before their variants', { cpuManager: true, hugepages1Gi: true }, { openshift: '4.19' }, BEST, 'portolan-4vcpu-8gi-dedicated-numa-pages1gi'],
    ['is d1 without huge pages', { cpuManager: true }, {}, BEST, 'd1.xlarge'],
    ['is u1 without a CPU manager', { hugepages2Mi: true }, {}, BEST, 'u1.xlarge'],
    ['bears all of it in a type of its own size', { cpuManager: true, hugepages2Mi: true }, {}, EXACT, 'portolan-4vcpu-8gi-dedicated-numa-pages2mi'],
  ])('%s', (_case, features, target, entry, expected) => {
    expect(typeOf(makeConfiguredVm({ numaNodeCount: 2 }, { vcpus: 4, memoryMib: 8_192, latencySensitivity: 'high' }), { ...entry, features, target })).toBe(expected)
  })
})

const RELEASE = fc.constantFrom(...OPENSHIFT_VERSIONS)
const NAMES = ['Microsoft Windows Server 2012 (64-bit)', 'Microsoft Windows Server 2022 (64-bit)', WINDOWS_10, 'Red Hat Enterprise Linux 9 (64-bit)', 'Oracle Linux 8 (64-bit)', 'Ubuntu Linux (64-bit)', 'CentOS 7 (64-bit)', 'Solaris', null]
const traits = fc.record({
  vcpus: fc.option(fc.integer({ min: 0, max: 70 }), { freq: 20 }),
  memoryMib: fc.option(fc.integer({ min: 0, max: 300_000 }), { freq: 20 }),
  guestOsFromTools: fc.constantFrom(...NAMES),
  latencySensitivity: fc.constantFrom('high', 'normal', null),
  clusterName: fc.constantFrom('PROD', 'DEV'),
})
const policies = fc.record({
  instanceTypes: fc.constantFrom('none' as const, 'best-fit' as const, 'exact' as const),
  preferences: fc.constantFrom('mtv' as const, 'osmap' as const),
  cpuModel: fc.constantFrom('cluster' as const, 'source' as const),
  patches: fc.boolean(),
  wasteLimitPercent: fc.constantFrom(null, 0, 50),
  overcommitted: fc.boolean().map((isNamed): ComputePolicy['overcommitted'] => (isNamed ? [{ by: 'cluster', values: ['DEV'] }] : [])),
})
const features = fc.record({ cpuManager: fc.boolean(), hugepages2Mi: fc.boolean(), hugepages1Gi: fc.boolean() })

describe('whatever the estate and the target', () => {
  it('every VM has an instance type or keeps its own, and a preference or none, all with reasons; none is too small', () => {
    fc.assert(fc.property(fc.array(traits, { maxLength: 8 }), policies, features, RELEASE, (list, policy, has, openshift) => {
      const vms = list.map((entry, index) => makeVm({ ...entry, moref: `vm-${index + 1}` }))
      const { vms: mappings, customTypes } = plan(vms, { policy, features: has, target: { openshift }, hosts: [HOST] })
      expect(mappings.map(({ vmId }) => vmId)).toEqual(vms.map(({ id }) => id))
      for (const { instanceType, reasons, preference, vcpus, memoryMib, settings } of mappings) {
        expect(reasons.length).toBeGreaterThan(0)
        expect(preference.reasons.length).toBeGreaterThan(0)
        if (preference.name !== null) expect(isPreferenceIn(preference.name, openshift)).toBe(true)
        for (const { message, carrier, patch } of settings) expect([message === '', (carrier === 'patch') === (patch !== null)]).toEqual([false, true])
        expect(instanceType).not.toBeNull()
        if (instanceType === null || instanceType.type === 'source' || instanceType.type === 'unknown') continue
        const least = preference.name === null ? undefined : findPreference(preference.name)
        expect(instanceType.vcpus).toBeGreaterThanOrEqual(Math.max(vcpus ?? 0, least?.vcpus ?? 0))
        expect(instanceType.memoryMib).toBeGreaterThanOrEqual(Math.max(memoryMib ?? 0, least?.memoryMib ?? 0))
        if (instanceType.type === 'catalogue') expect(['u1', 'o1', 'd1', 'cx1', 'm1']).toContain(instanceType.series)
        else expect(instanceType.name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/)
      }
      expect(customTypes.reduce((sum, { vmCount }) => sum + vmCount, 0)).toBe(mappings.filter(({ instanceType }) => instanceType?.type === 'custom').length)
    }))
  })

  it('a greater VM never gets a smaller best fit', () => {
    const size = fc.record({ vcpus: fc.integer({ min: 1, max: 40 }), memoryMib: fc.integer({ min: 1, max: 150_000 }) })
    fc.assert(fc.property(size, fc.nat(20), fc.nat(50_000), RELEASE, (small, vcpus, memory, openshift) => {
      const great = { vcpus: small.vcpus + vcpus, memoryMib: small.memoryMib + memory }
      const [first, second] = [small, great].map((entry) => mapOne(makeVm(entry), { ...BEST, target: { openshift } }).instanceType)
      if (first?.type === 'catalogue' && second?.type === 'catalogue') expect(costOf(second)).toBeGreaterThanOrEqual(costOf(first))
      if (second?.type === 'catalogue') expect(first?.type).toBe('catalogue')
    }))
  })

  it('the order of VMs changes nothing', () => {
    fc.assert(fc.property(fc.array(traits, { maxLength: 6 }), policies, (list, policy) => {
      const vms = list.map((entry, index) => makeVm({ ...entry, moref: `vm-${index + 1}` }))
      expect(plan([...vms].reverse(), { policy })).toEqual(plan(vms, { policy }))
    }))
  })
})

describe('what policies waste', () => {
  it('adds up side by side', () => {
    const vms = [makeVm({ moref: 'vm-1', vcpus: 2, memoryMib: 6_144 }), makeVm({ moref: 'vm-2', vcpus: 3, memoryMib: 4_096 }), makeVm({ moref: 'vm-3', vcpus: null })]
    const { waste, effectiveWaste } = plan(vms, BEST)
    expect(waste).toEqual([
      { policy: 'none', vmsWithType: 0, customTypes: 0, wasteVcpus: 0, wasteMib: 0, vmsUnknown: 1 },
      { policy: 'best-fit', vmsWithType: 2, customTypes: 0, wasteVcpus: 1, wasteMib: 2_048 + 12_288, vmsUnknown: 1 },
      { policy: 'exact', vmsWithType: 2, customTypes: 2, wasteVcpus: 0, wasteMib: 0, vmsUnknown: 1 },
    ])
    expect(effectiveWaste).toEqual({ vmsWithType: 2, customTypes: 0, wasteVcpus: 1, wasteMib: 14_336, vmsUnknown: 1 })
  })
})

describe('the preference of a VM', () => {
  const OSMAP: Case = { policy: { preferences: 'osmap' } }
  test.each<[string, string | null, Case, string | null, string, string]>([
    ['as in MTV’s map', 'Microsoft Windows Server 2019 (64-bit)', {}, 'windows.2k19', 'mtv', 'mtv-plain'],
    ['as in ours', 'Microsoft Windows Server 2019 (64-bit)', OSMAP, 'windows.2k19.virtio', 'osmap', 'os-from-tools'],
    ['of the nearest relative', 'CentOS 7 (64-bit)', OSMAP, 'rhel.7', 'osmap', 'os-from-tools'],
    ['none, where MTV’s map names one that is gone', 'CentOS 7 (64-bit)', {}, null, 'mtv', 'no-preference'],
    ['an older Windows, where the release lacks its own', 'Microsoft Windows Server 2012 (64-bit)', { ...OSMAP, target: { openshift: '4.19' } }, 'windows.2k16.virtio', 'osmap', 'fallback'],
    ['any Linux, where MTV cannot tell', 'Ubuntu Linux (64-bit)', OSMAP, 'linux', 'osmap', 'generic-to-mtv'],
    ['none for what has none', 'FreeBSD 12 (64-bit)', OSMAP, null, 'osmap', 'os-unknown'],
    ['none where nothing is known', null, OSMAP, null, 'osmap', 'os-unknown'],
    ['as decided, by a patch', 'Ubuntu Linux (64-bit)', { policy: { preferences: 'osmap', patches: true }, preference: { preference: 'ubuntu' } }, 'ubuntu', 'patch', 'differs-from-map'],
    ['as decided, by nothing', 'Ubuntu Linux (64-bit)', { ...OSMAP, preference: { preference: 'ubuntu' } }, 'ubuntu', 'advice', 'differs-from-map'],
    ['as decided and mapped', 'Red Hat Enterprise Linux 9 (64-bit)', { ...OSMAP, preference: { preference: 'rhel.9' } }, 'rhel.9', 'osmap', 'decision'],
  ])('is %s', (_case, guestOsFromTools, entry, name, carrier, code) => {
    const { preference } = mapOne(makeVm({ guestOsFromTools }), entry)
    expect([preference.name, preference.carrier]).toEqual([name, carrier])
    expect(preference.reasons.map((reason) => reason.code)).toContain(code)
  })

  it('goes by the configured type in oVirt, as MTV does', () => {
    const { preference } = mapOne(makeOvirtVm({ guestOsConfigured: 'rhel_8x64', guestOsFromTools: 'Red Hat Enterprise Linux 9' }), { kind: 'ovirt' })
    expect(preference).toMatchObject({ name: 'rhel.8', carrier: 'mtv' })
  })

  it('comes from a map that is whole and of the release', () => {
    const { osMaps } = plan([makeVm()], { ...OSMAP, target: { openshift: '4.18' } })
    expect(osMaps.map(({ name }) => name)).toEqual(['portolan-vsphere-osmap'])
    const entries = new Map(osMaps[0]?.entries)
    expect(entries.size).toBeGreaterThan(25)
    expect(entries.get('windows2019srvNext_64Guest')).toBe('windows.2k22.virtio')
    expect(entries.get('debian12_64Guest')).toBeUndefined()
    expect(plan([makeVm()]).osMaps).toEqual([])
  })
})

describe('what brings a setting', () => {
  const carriers = (vm: Partial<EstateVm>, entry: Case = {}): string[] => mapOne(makeVm({ firmware: 'bios', ...vm }), entry).settings.map(({ code, carrier }) => `${code}: ${carrier}`)
  const MOVES = 'eviction: cluster-default'
  const PATCHES: Case = { policy: { patches: true }, hosts: [HOST] }

  test.each<[string, Partial<EstateVm>, Case, string[]]>([
    ['nothing but how it is evicted', {}, {}, [MOVES]],
    ['a request for part of a reservation', reserving(0.5), PATCHES, ['cpu-reservation: patch', MOVES]],
    ['CPUs of its own for all of one', reserving(1), { ...PATCHES, features: { cpuManager: true } }, ['cpu-reservation: patch', MOVES]],
    ['advice where patches are off', reserving(0.5), { hosts: [HOST] }, ['cpu-reservation: advice', MOVES]],
    ['advice beside an instance type', reserving(0.5), { policy: { patches: true, instanceTypes: 'exact' }, hosts: [HOST] }, ['cpu-reservation: advice', MOVES]],
    ['the instance type for all of one', { ...reserving(1), vcpus: 2, memoryMib: 8_192 }, { ...BEST, features: { cpuManager: true }, hosts: [HOST] }, ['cpu-reservation: instance-type', MOVES]],
    ['the cluster, for reserved memory', withMemory({ reservationMib: 2_048 }), {}, ['memory-reservation: cluster-default', MOVES]],
    ['a request, where memory is overcommitted', withMemory({ isReservationLockedToMax: true }), { ...PATCHES, features: { memoryOvercommit: true } }, ['memory-reservation: patch', MOVES]],
    ['nothing, for a limit of memory and shares', withMemory({ isLimited: true, limitMib: 1_024, sharesLevel: 'high', shares: 80_000 }), PATCHES, ['memory-limit: advice', 'shares: advice', MOVES]],
    ['the cluster, for hot add', withMemory({ isHotAddEnabled: true }), {}, ['hot-plug: cluster-default', MOVES]],
    ['MTV, for the firmware', { firmware: 'efi', isSecureBootEnabled: true }, {}, ['firmware: mtv', MOVES]],
    ['a patch, for the CPU model', {}, { policy: { patches: true, cpuModel: 'source' }, hosts: [HOST] }, ['cpu-model: patch', MOVES]],
    ['the custom type, for the CPU model', {}, { policy: { instanceTypes: 'exact', cpuModel: 'source' }, hosts: [HOST] }, ['cpu-model: instance-type', MOVES]],
    ['the cluster, where there is no one baseline', {}, { policy: { cpuModel: 'source' }, hosts: [HOST, { ...HOST, id: 'other', currentEvcMode: 'intel-broadwell' }] }, ['cpu-model: cluster-default', MOVES]],
    ['a patch of evictionStrategy on volumes of one node', {}, { ...PATCHES, target: { storageClasses: [{ name: 'lvms', provisioner: 'topolvm.io', parameters: {}, isDefault: true, isDefaultForVirtualization: true }] } }, ['eviction: patch']],
  ])('%s', (_case, vm, entry, expected) => {
    expect(carriers(vm, entry)).toEqual(expected)
  })

  it('says when a baseline is too old for its system', () => {
    const codes = mapOne(makeVm({ guestOsFromTools: 'Red Hat Enterprise Linux 10 (64-bit)' }), { policy: { cpuModel: 'source' }, hosts: [{ ...HOST, currentEvcMode: 'intel-sandybridge' }] }).settings.map(({ code }) => code)
    expect(codes).toContain('cpu-model-too-old')
  })

  it('is patched as KubeVirt has the field', () => {
    const [reservation] = mapOne(makeVm({ firmware: 'bios', ...reserving(0.5) }), PATCHES).settings
    expect(reservation?.patch).toEqual({ spec: { template: { spec: { domain: { resources: { requests: { cpu: '1000m' } } } } } } })
  })

  it('of an oVirt VM on host devices is none for live migration', () => {
    const { settings } = mapOne(makeOvirtVm({}, { hostDevices: 'pci_0000_3b_00_0', isNestedVirtualizationEnabled: true, numaNodeCount: 2 }), { ...PATCHES, ...EXACT, kind: 'ovirt' })
    expect(settings.map(({ code, carrier }) => `${code}: ${carrier}`)).toEqual(expect.arrayContaining(['numa: advice', 'nested-virtualization: advice', 'eviction: advice']))
  })

  it('says of oVirt’s shares that they are not carried, and nothing of its default of none', () => {
    const withShares = (shares: number): string[] => mapOne(makeOvirtVm({ cpu: { ...reserving(0).cpu as NonNullable<EstateVm['cpu']>, reservationMhz: null, sharesLevel: null, shares } }), { kind: 'ovirt' }).settings.flatMap(({ code, carrier }) => (code === 'shares' ? [carrier] : []))
    expect([withShares(2_048), withShares(0)]).toEqual([['advice'], []])
  })

  it('is doubtful where MTV’s own preference demands more than the VM has', () => {
    const small = makeVm({ vcpus: 1, memoryMib: 1_024, guestOsFromTools: 'Microsoft Windows Server 2019 (64-bit)' })
    expect(mapOne(small)).toMatchObject({ instanceType: { type: 'source' }, confidence: 'low', reasons: [{ code: 'kept' }, { code: 'preference-minimum' }, { code: 'below-minimum' }] })
  })

  it('is advised for the cluster where most VMs cannot move', () => {
    const rwo = { storageClasses: [{ name: 'lvms', provisioner: 'topolvm.io', parameters: {}, isDefault: true, isDefaultForVirtualization: true }] }
    expect(plan([makeVm()], { target: rwo }).advice.map(({ code }) => code)).toEqual(['eviction-cluster'])
    expect(plan([makeVm()]).advice).toEqual([])
  })
})
