import { describe, expect, it, test } from 'vitest'
import { type Decisions, NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { EstateDisk } from '#shared/domain/estate/estate.ts'
import { makeDatastore, makeDisk, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeListedVm } from '#shared/engine/testing/listed-vm.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { diskNames } from './disk-names.ts'
import { mapStorage } from './map-storage.ts'

const target = makeTarget({ storageClasses: ['fast', 'slow', 'files'].map((name) => ({ name, provisioner: name === 'files' ? 'nfs.csi.k8s.io' : 'openshift-storage.rbd.csi.ceph.com', parameters: {}, isDefault: false, isDefaultForVirtualization: name === 'fast' })) })
const datastores = [makeDatastore(), makeDatastore({ moref: 'datastore-2', name: 'NFS02', type: 'NFS', hostCount: 1 })]
const disk = (label: string, datastore = 1): EstateDisk => makeDisk({ label, datastoreId: `${SOURCE_ID}/datastore-${datastore}` })
const vm = makeVm({ disks: [disk('Hard disk 1'), disk('Hard disk 2'), disk('Hard disk 3', 2)] })

function mapped(decisions: Partial<Decisions>) {
  const storage = mapStorage({ datastores, included: [vm], target, decisions: { ...NO_DECISIONS, ...decisions } })
  return { shared: storage.datastores, override: storage.overrides.get(vm.id), places: [...storage.ofVm(vm.id).values()].map(({ name, destination }) => `${name} ${destination?.storageClass ?? '?'}`) }
}

const rules = (...list: { where: string; storageClass: string }[]): Partial<Decisions> => ({ 'storage.rules': { storage: { rules: list } } })
const ofVmDecision = (storageClass: string): Partial<Decisions> => ({ 'vm.storage-class': { [vm.id]: { storageClass } } })
const ofDisks = (...disks: { disk: string; storageClass: string }[]): Partial<Decisions> => ({ 'vm.disk-storage-classes': { [vm.id]: { disks } } })

describe('what holds', () => {
  test.each([
    ['the suggestion', {}, ['DS01 fast', 'NFS02 fast']],
    ['a rule', rules({ where: 'protocol = nfs', storageClass: 'files' }), ['DS01 fast', 'NFS02 files']],
    ['the first rule that fits', rules({ where: 'isSingleHost', storageClass: 'slow' }, { where: 'type = nfs', storageClass: 'files' }), ['DS01 fast', 'NFS02 slow']],
    ['a datastore\'s decision before a rule', { ...rules({ where: 'name ~ 0', storageClass: 'slow' }), 'datastore.storage-class': { [`${SOURCE_ID}/datastore-1`]: { storageClass: 'fast' } } }, ['DS01 fast', 'NFS02 slow']],
    ['the VM\'s decision before its datastores\'', { ...rules({ where: 'name ~ 0', storageClass: 'files' }), ...ofVmDecision('slow') }, ['DS01 slow', 'NFS02 slow']],
    ['a disk\'s decision before the VM\'s', { ...ofVmDecision('slow'), ...ofDisks({ disk: 'hard disk 3', storageClass: 'files' }) }, ['DS01 slow', 'NFS02 files']],
    ['disks on one datastore that agree', ofDisks({ disk: 'Hard disk 1', storageClass: 'slow' }, { disk: 'disk 2', storageClass: 'slow' }), ['DS01 slow', 'NFS02 fast']],
  ] as const)('%s', (_case, decisions, places) => {
    const { places: found, override } = mapped(decisions)
    expect(found).toEqual(places)
    expect(override?.refusals ?? []).toEqual([])
  })

  it('says which rule decides', () => {
    expect(mapped(rules({ where: 'protocol = nfs', storageClass: 'files' })).shared[1]).toMatchObject({ confidence: 'decided', reasons: [{ code: 'storage-rule', message: 'Rule 1 (protocol = nfs) sends it to files.' }, { code: 'single-host' }] })
  })

  it('leaves what the target lacks open, for a rule and for a VM', () => {
    expect(mapped(rules({ where: 'type = nfs', storageClass: 'gone' })).shared[1]).toMatchObject({ destination: null, reasons: [{ code: 'unknown-storage-class' }, { code: 'single-host' }] })
    expect(mapped(ofVmDecision('gone')).places).toEqual(['DS01 ?', 'NFS02 ?'])
  })

  it('counts only places that differ from the datastore\'s as the VM\'s own', () => {
    expect(mapped(ofVmDecision('fast')).override?.ownDatastoreIds).toEqual([])
    expect(mapped(ofDisks({ disk: 'Hard disk 3', storageClass: 'files' })).override?.ownDatastoreIds).toEqual([`${SOURCE_ID}/datastore-2`])
  })
})

test.each([
  ['disks on one datastore that differ', ofDisks({ disk: 'Hard disk 1', storageClass: 'slow' }), 'disk-classes-differ', /DS01 .*Hard disk 1 to slow.*Hard disk 2 to fast/],
  ['a disk that is named twice', ofDisks({ disk: 'Hard disk 3', storageClass: 'slow' }, { disk: 'disk 3', storageClass: 'files' }), 'disk-decided-twice', /Hard disk 3 and disk 3/],
  ['a disk that is not there', ofDisks({ disk: 'Hard disk 9', storageClass: 'slow' }), 'disk-not-there', /Hard disk 9.*Hard disk 1, Hard disk 2, Hard disk 3/],
])('refuses %s', (_case, decisions, code, words) => {
  expect(mapped(decisions).override?.refusals).toMatchObject([{ code, message: expect.stringMatching(words) as string }])
})

it('refuses to place a direct LUN', () => {
  const lun = { ...makeDisk({ label: 'lun', datastoreId: null }), configuration: { storageType: 'lun' } } as EstateDisk // the one field that counts
  const own = makeVm({ disks: [lun] })
  const { overrides } = mapStorage({ datastores, included: [own], target, decisions: { ...NO_DECISIONS, ...ofDisks({ disk: 'lun', storageClass: 'slow' }) } })
  expect(overrides.get(own.id)).toMatchObject({ refusals: [{ code: 'disk-not-copied' }], ownDatastoreIds: [] })
})

it('names disks by their places where labels repeat or are missing', () => {
  expect(diskNames([{ label: 'a' }, { label: 'b' }, { label: 'a' }, { label: null }])).toEqual(['disk 1', 'b', 'disk 3', 'disk 4'])
})

describe('storage policies', () => {
  const policies = [{ policy: 'Gold', storageClass: 'slow' }, { policy: 'Silver', storageClass: 'files' }, { policy: 'Platinum', storageClass: 'slow' }]
  const placed = (storagePolicies: string, decisions: Partial<Decisions> = {}) => {
    const listed = { ...makeListedVm({ storagePolicies }), disks: vm.disks }
    const storage = mapStorage({ datastores, included: [listed], target: { ...target, storage: { growthPercent: 0, policies } }, decisions: { ...NO_DECISIONS, ...decisions } })
    return { override: storage.overrides.get(vm.id), places: [...storage.ofVm(vm.id).values()].map(({ name, destination, reasons }) => `${name} ${destination?.storageClass ?? '?'} ${reasons[0]?.code ?? ''}`) }
  }

  test.each([
    ['a policy with an equivalent', 'Gold', {}, ['DS01 slow storage-policy', 'NFS02 slow storage-policy']],
    ['policies with one equivalent, and one without', 'Gold; Bronze; Platinum', {}, ['DS01 slow storage-policy', 'NFS02 slow storage-policy']],
    ['policies with different equivalents', 'Gold; Silver', {}, ['DS01 fast default-virtualization-class', 'NFS02 fast default-virtualization-class']],
    ['no policy', '', {}, ['DS01 fast default-virtualization-class', 'NFS02 fast default-virtualization-class']],
    ['a policy, and a decision on the VM', 'Gold', ofVmDecision('files'), ['DS01 files vm-decision', 'NFS02 files vm-decision']],
    ['a policy, and a decision on a disk', 'Gold', ofDisks({ disk: 'Hard disk 3', storageClass: 'files' }), ['DS01 slow storage-policy', 'NFS02 files disk-decision']],
  ] as const)('%s', (_case, names, decisions, places) => {
    expect(placed(names, decisions).places).toEqual(places)
  })

  it('sets only those VMs apart that go elsewhere than others', () => {
    expect(placed('Gold').override?.ownDatastoreIds).toHaveLength(2)
    expect(placed('Bronze').override).toBeUndefined()
  })
})
