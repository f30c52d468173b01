import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { buildMigrationPlan } from '#shared/engine/plan/build-migration-plan.ts'
import { makeDisk, makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { serialiseYaml } from './serialise-yaml.ts'
import { vmPreview } from './vm-preview.ts'

const ID = `${SOURCE_ID}/vm-1`
const POD = makePortGroup({ moref: 'dvportgroup-2', name: 'Web', vlanId: 44 })

function previewOf(vm: Partial<EstateVm>) {
  const estate = makeEstate({ vms: [makeVm(vm)], portGroups: [makePortGroup(), POD] })
  const plan = buildMigrationPlan({ estate, target: makeTarget({ openshift: '4.22' }), decisions: { ...NO_DECISIONS, 'port-group.network': { [POD.id]: { type: 'pod' } } }, concerns: [], notEvaluated: [] })
  const [planned] = plan.plans
  const [entry] = planned?.vms ?? []
  const [own] = estate.vms
  if (planned === undefined || entry === undefined || own === undefined) throw new Error('the VM has no place')
  return vmPreview(plan, planned, entry, own)
}

describe('the preview of a VM', () => {
  it('is as the golden file says', async () => {
    const emitted = previewOf({
      name: 'Web: 01',
      isSecureBootEnabled: true,
      smbiosUuid: '4221c1c0-0000-4000-8000-000000000001',
      cpu: { vmId: ID, sockets: 2, coresPerSocket: 1, reservationMhz: null, limitMhz: null, isLimited: null, sharesLevel: null, shares: null, isHotAddEnabled: null, isHotRemoveEnabled: null, usageAtExportMhz: null } as EstateVm['cpu'], // the fields that count
      disks: [makeDisk({ vmId: ID, path: '[DS01] a.vmdk' }), makeDisk({ vmId: ID, label: 'Hard disk 2', path: '[DS01] b.vmdk', isRaw: false })],
      nics: [makeNic({ vmId: ID, macAddress: '00:50:56:AA:00:01' }), makeNic({ vmId: ID, label: 'Network adapter 2', portGroupId: POD.id, networkName: 'Web', macAddress: '00:50:56:AA:00:02' })],
    })
    await expect(serialiseYaml(emitted.map(({ object, comment }) => ({ value: object, comment })))).toMatchFileSnapshot(join('golden', 'vm-preview.yaml'))
  })

  it.each<[string, Partial<EstateVm>, unknown]>([
    ['off', { powerState: 'poweredOff' }, { spec: { runStrategy: 'Halted' } }],
    ['with BIOS', { firmware: 'bios' }, { spec: { template: { spec: { domain: { firmware: { bootloader: { bios: {} } } } } } } }],
    ['of sockets that nobody knows', { cpu: null }, { spec: { template: { spec: { domain: { cpu: { cores: 2 } } } } } }],
  ])('of one that is %s', (_, vm, expected) => {
    expect(previewOf(vm).at(-1)?.object).toMatchObject(expected as object)
  })
})
