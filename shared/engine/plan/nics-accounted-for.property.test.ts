import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_DECISIONS, type DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { Estate, EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import { SOURCE_ID_ANNOTATION } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { MTV_VERSIONS, OPENSHIFT_VERSIONS } from '#shared/domain/target/versions.ts'
import { vmNetworksSchema } from '#shared/domain/target/vm-networks.ts'
import { runChecks } from '#shared/engine/check/run-checks.ts'
import { makeCutoverSheet } from '#shared/engine/cutover/make-cutover-sheet.ts'
import { analyseNetworks } from '#shared/engine/networks/analyse-networks.ts'
import { makeEstate, makeNic, makePortGroup, makeSource, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtNic, makeOvirtVm, makeProfile } from '#shared/engine/testing/ovirt-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { buildMigrationPlan } from './build-migration-plan.ts'

const KINDS = ['standard', 'distributed', 'mixed', 'ovirt'] as const
const MOST_PORT_GROUPS = 6

const portGroupTraits = fc.record({
  isStandard: fc.boolean(),
  name: fc.constantFrom('Web', 'App', 'VM Network', 'vxw-dvs-61-virtualwire-12-sid-5011-web', 'Läger/1'),
  vlan: fc.constantFrom('access', 'untagged', 'trunk', 'unknown'),
  vlanId: fc.integer({ min: 1, max: 4094 }),
  trunk: fc.constantFrom('4095', '10-20,30', 'x', null),
  isUplink: fc.constantFrom(true, ...Array.from({ length: 9 }, () => false)),
  isForgedTransmitAllowed: fc.constantFrom(true, false, null),
  isPassThrough: fc.constantFrom(true, false, false, false),
  network: fc.integer({ min: 0, max: 3 }),
})
const decision: fc.Arbitrary<DecisionValue<'port-group.network'> | null> = fc.constantFrom<(DecisionValue<'port-group.network'> | null)[]>(
  null, null, null, { type: 'localnet' }, { type: 'localnet', vlanId: 7, as: 'cluster-network' }, { type: 'localnet', scope: 'each', hasPolicies: false }, { type: 'localnet', scope: 'default', hasPolicies: true }, { type: 'localnet', physicalNetwork: 'nowhere' }, { type: 'pod' }, { type: 'ignored', reason: 'Not needed' }, { type: 'bridge', bridge: 'br-plain' }, { type: 'bridge', bridge: 'br-none', vlanId: 5 }, { type: 'sriov', pool: 'fast' }, { type: 'sriov', pool: 'none', vlanId: 5 },
)
const input = fc.record({
  portGroups: fc.array(fc.tuple(portGroupTraits, decision), { minLength: 1, maxLength: MOST_PORT_GROUPS }),
  // A place beyond the port groups is a network that nobody lists; -1 is none.
  vms: fc.array(fc.record({ nics: fc.array(fc.integer({ min: -1, max: MOST_PORT_GROUPS }), { maxLength: 5 }), isIncluded: fc.constantFrom(true, true, true, false), isCountWrong: fc.constantFrom(true, ...Array.from({ length: 9 }, () => false)) }), { maxLength: 12 }),
  mtv: fc.constantFrom(...MTV_VERSIONS),
  openshift: fc.constantFrom(...OPENSHIFT_VERSIONS),
  attachmentNamespace: fc.constantFrom('default' as const, 'each' as const),
  localnetAs: fc.constantFrom('attachment' as const, 'cluster-network' as const),
  hasLayout: fc.boolean(),
})
type Input = typeof input extends fc.Arbitrary<infer Value> ? Value : never

function estateOf({ portGroups: traits, vms }: Input, kind: (typeof KINDS)[number]): Estate {
  const portGroups = traits.map(([own], index): EstatePortGroup => {
    const isStandard = kind === 'standard' || (kind === 'mixed' && own.isStandard)
    const common = { name: `${own.name} ${String(index)}`, vlanKind: own.vlan, vlanId: own.vlan === 'access' ? own.vlanId : null, vlanText: own.vlan === 'trunk' ? own.trunk : null, isUplink: own.isUplink, isForgedTransmitAllowed: own.isForgedTransmitAllowed }
    if (kind === 'ovirt') return makeProfile({ ...common, moref: `profile-${String(index)}` }, { networkUuid: `22222222-0000-4000-8000-00000000000${String(own.network)}`, networkName: `net-${String(own.network)}`, isPassThrough: own.isPassThrough })
    return makePortGroup({ ...common, kind: isStandard ? 'standard' : 'distributed', moref: isStandard ? null : `dvportgroup-${String(index)}`, datacenterName: 'DC' })
  })
  const make = kind === 'ovirt' ? { vm: makeOvirtVm, nic: makeOvirtNic } : { vm: makeVm, nic: makeNic }
  return makeEstate({
    sources: [makeSource({ kind: kind === 'ovirt' ? 'ovirt' : 'vsphere' })],
    portGroups,
    vms: vms.map(({ nics, isCountWrong }, number): EstateVm => {
      const id = `${SOURCE_ID}/vm-${String(number)}`
      const own = nics.map((place, index) => make.nic({ vmId: id, label: `NIC ${String(index + 1)}`, portGroupId: portGroups[place]?.id ?? null, networkName: place === -1 ? 'none' : (portGroups[place]?.name ?? 'Ghost') }))
      return make.vm({ moref: `vm-${String(number)}`, name: `vm-${String(number)}`, nics: own, nicCount: own.length + Number(isCountWrong) })
    }),
  })
}

function planOf(own: Input, estate: Estate): MigrationPlan {
  const networks = vmNetworksSchema.parse({ attachmentNamespace: own.attachmentNamespace, localnetAs: own.localnetAs, linuxBridges: [{ name: 'br-plain', uplinks: ['bond9'] }], sriov: [{ name: 'fast', nics: ['ens9f0'], virtualFunctions: 8 }], policies: 'skeletons' })
  const nicLayout = nicLayoutSchema.parse({ groups: own.hasLayout ? [{ name: 'workers', nics: Array.from({ length: 10 }, (_, index) => ({ name: `nic${String(index)}` })) }] : [] })
  return buildMigrationPlan({
    estate,
    target: makeTarget({ mtv: own.mtv, openshift: own.openshift, networks, nicLayout }),
    decisions: {
      ...NO_DECISIONS,
      'vm.inclusion': Object.fromEntries(own.vms.flatMap(({ isIncluded }, number) => (isIncluded ? [] : [[`${SOURCE_ID}/vm-${String(number)}`, { isIncluded: false, reason: 'stays' }]]))),
      'port-group.network': Object.fromEntries(own.portGroups.flatMap(([, decided], index) => (decided === null ? [] : [[estate.portGroups[index]?.id ?? '', decided]]))),
    },
    concerns: [],
    notEvaluated: [],
  })
}

describe('every NIC of every VM that takes part', () => {
  test.each(KINDS)('is mapped, left out with a reason, or an open question of its VM: %s', (kind) => {
    fc.assert(fc.property(input, (own) => {
      const estate = estateOf(own, kind)
      const plan = planOf(own, estate)
      const byId = new Map(estate.vms.map((vm) => [vm.id, vm]))
      for (const planned of plan.plans) {
        const rows = planned.networkMap.map(({ source, portGroupId }) => source.id ?? portGroupId)
        // One row for all NICs on a network, so that no release of MTV drops one.
        expect(new Set(rows).size).toBe(rows.length)
        for (const seat of planned.vms) {
          expect(seat.nicCount).toBe(byId.get(seat.vmId)?.nics.length)
          expect(seat.mappedNicCount + seat.leftOutNics.length).toBe(seat.nicCount)
          for (const { reason } of seat.leftOutNics) expect(reason.message).not.toBe('')
        }
      }
      const attachments = new Set(plan.attachments.map(({ namespace, name }) => `${namespace}/${name}`))
      for (const { destination } of plan.plans.flatMap(({ networkMap }) => networkMap)) if (destination.type === 'multus') expect(attachments).toContain(`${destination.namespace}/${destination.name}`)

      const unplaced = new Map(plan.unplaced.map(({ vmId, reasons }) => [vmId, reasons]))
      const { networks } = analyseNetworks({ sources: estate.sources, hosts: [], switches: [], portGroups: estate.portGroups, portGroupHosts: [], physicalNics: [], vmkernelAdapters: [], networkAttachments: [], vmNics: [] })
      const sheet = makeCutoverSheet({ estate, plan, networks, ipNetworks: [], waves: null, rulesByVm: null, loadBalancersByVm: null, gateways: {} })
      const excluded = new Set(plan.excluded.map(({ vmId }) => vmId))
      expect(sheet.nics.map(({ vmId, label }) => `${vmId} ${label}`).sort()).toEqual(estate.vms.filter(({ id }) => !excluded.has(id)).flatMap(({ id, nics }) => nics.map(({ label }) => `${id} ${label ?? ''}`)).sort())
      for (const nic of sheet.nics) if (nic.destination === null) expect((unplaced.get(nic.vmId) ?? []).length).toBeGreaterThan(0)
    }))
  })
})

describe('a pool of attachments for one network', () => {
  /** A map that somebody wrote: as many attachments as `rows` for the one network of a VM with `nics` NICs. */
  const dropped = (mtv: (typeof MTV_VERSIONS)[number], nics: number, rows: number): boolean => {
    const portGroup = makePortGroup()
    const estate = makeEstate({ portGroups: [portGroup], vms: [makeVm({ nics: Array.from({ length: nics }, () => makeNic()) })] })
    const reference = (name: string) => ({ name, namespace: 'openshift-mtv' })
    const providers = { source: reference('vc'), destination: reference('host') }
    const objects = [
      { apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Provider', metadata: { ...reference('vc'), annotations: { [SOURCE_ID_ANNOTATION]: SOURCE_ID } }, spec: { type: 'vsphere', url: 'https://vcenter.example.com/sdk', secret: reference('vc') } },
      { apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'NetworkMap', metadata: reference('n'), spec: { provider: providers, map: Array.from({ length: rows }, (_, index) => ({ source: { id: 'dvportgroup-1', name: 'App Net' }, destination: { type: 'multus', namespace: 'default', name: `a-${String(index)}` } })) } },
      { apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Plan', metadata: reference('p'), spec: { provider: providers, map: { network: reference('n'), storage: reference('s') }, targetNamespace: 'ns', vms: [{ id: 'vm-1', name: 'server-vm-1' }] } },
    ]
    return runChecks({ objects, versions: { mtv, openshift: '4.22' }, estate, concerns: [] }).findings.some(({ ruleId }) => ruleId === 'nics-dropped')
  }

  test('is refused before MTV 2.11, and from then on unless it has as many attachments as the VM has NICs there', () => {
    fc.assert(fc.property(fc.constantFrom(...MTV_VERSIONS), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (mtv, nics, rows) => {
      const hasPools = mtv === '2.11' || mtv === '2.12'
      expect(dropped(mtv, nics, rows)).toBe(rows > 1 && (!hasPools || nics > rows))
    }))
  })
})
