import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { VmReference } from '#shared/domain/side/vm-reference.ts'
import { createVmFinder } from './find-vm.ts'
import { nameKey, type SourceIdentity, uuidKey, type VmIdentity } from './vm-identity.ts'

const A = 'aaaa'
const B = 'bbbb'
const SOURCES: readonly SourceIdentity[] = [
  { id: A, name: 'vc-lisbon.example.com', instanceUuid: '0a000000-0000-0000-0000-00000000000a' },
  { id: B, name: '10.0.0.5', instanceUuid: null },
]
const INSTANCE = '500a0000-0000-0000-0000-000000000001'
const BIOS = '420a0000-0000-0000-0000-000000000009'

function vm(id: string, name: string, more: Partial<VmIdentity> = {}): VmIdentity {
  const [sourceId = A, moref = null] = id.split('/')
  return { id, sourceId, name, moref, instanceUuid: null, smbiosUuid: null, datacenterName: 'DC1', clusterName: 'C1', folderPath: '/DC1/vm/Prod/Web', ...more }
}

const VMS: readonly VmIdentity[] = [
  vm(`${A}/vm-1`, 'Web-01', { instanceUuid: INSTANCE, smbiosUuid: BIOS }),
  vm(`${A}/vm-2`, 'db', { clusterName: 'C1' }),
  vm(`${A}/vm-3`, 'db', { clusterName: 'C2', folderPath: '/DC1/vm/Test' }),
  vm(`${B}/vm-1`, 'other'),
  vm(`${B}/vm-9`, 'app%2fone'),
  vm(`${B}/vm-10`, 'Twin'),
  vm(`${B}/vm-11`, 'TWIN'),
  vm(`${A}/vm-20`, 'clone-1', { smbiosUuid: '420a0000-0000-0000-0000-00000000000c' }),
  vm(`${A}/vm-21`, 'clone-2', { smbiosUuid: '420a0000-0000-0000-0000-00000000000c' }),
]
const NOTHING: VmReference = { vmMoref: null, vmInstanceUuid: null, vmBiosUuid: null, vmName: null, vmServer: null, vmDatacenter: null, vmCluster: null, vmFolder: null }
const finder = createVmFinder(SOURCES, VMS)

describe('the VM of a row', () => {
  test.each<[what: string, reference: Partial<VmReference>, vmId: string, by: string]>([
    ['the only one of a name', { vmName: 'other' }, `${B}/vm-1`, 'name'],
    ['a name in another case', { vmName: ' web-01 ' }, `${A}/vm-1`, 'name'],
    ['a name that differs from another one in its case only', { vmName: 'TWIN' }, `${B}/vm-11`, 'name'],
    ['a name that the inventory has with escapes', { vmName: 'app/one' }, `${B}/vm-9`, 'name'],
    ['a name in the cluster that is stated', { vmName: 'db', vmCluster: 'c2' }, `${A}/vm-3`, 'name'],
    ['a name in the end of a folder', { vmName: 'db', vmFolder: 'Prod/Web' }, `${A}/vm-2`, 'name'],
    ['a moref with its vCenter in short', { vmMoref: 'vm-1', vmServer: 'VC-Lisbon' }, `${A}/vm-1`, 'moref'],
    ['a moref with the vCenter by UUID', { vmMoref: 'vm-1', vmServer: '0A000000-0000-0000-0000-00000000000A' }, `${A}/vm-1`, 'moref'],
    ['a moref of two vCenters, told apart by the name', { vmMoref: 'VirtualMachine-vm-1', vmName: 'other' }, `${B}/vm-1`, 'moref'],
    ['an instance UUID, whatever the name is now', { vmInstanceUuid: INSTANCE.toUpperCase(), vmName: 'renamed' }, `${A}/vm-1`, 'instanceUuid'],
    ['an instance UUID of a VM that was registered anew', { vmInstanceUuid: `{${INSTANCE}}`, vmMoref: 'vm-777' }, `${A}/vm-1`, 'instanceUuid'],
    ['a BIOS UUID as a .vmx writes it', { vmBiosUuid: '42 0a 00 00 00 00 00 00-00 00 00 00 00 00 00 09' }, `${A}/vm-1`, 'biosUuid'],
    ['a BIOS UUID of clones, told apart by the name', { vmBiosUuid: '420a0000-0000-0000-0000-00000000000c', vmName: 'clone-2' }, `${A}/vm-21`, 'biosUuid'],
    ['an identifier, though the VM has moved', { vmMoref: 'vm-2', vmName: 'db', vmCluster: 'C9' }, `${A}/vm-2`, 'moref'],
  ])('%s', (_, reference, vmId, by) => {
    expect(finder.find({ ...NOTHING, ...reference })).toMatchObject({ state: 'joined', by, vm: { id: vmId } })
  })

  test.each<[what: string, reference: Partial<VmReference>, state: string, because: RegExp]>([
    ['a name that nobody bears', { vmName: 'gone' }, 'unknown', /no VM gone/],
    ['a vCenter that the project does not hold', { vmName: 'other', vmServer: 'vc-porto' }, 'unknown', /no source of the project is called vc-porto; it holds vc-lisbon/],
    ['an address that only begins alike', { vmName: 'other', vmServer: '10.0.0' }, 'unknown', /no source/],
    ['a name in another vCenter', { vmName: 'other', vmServer: 'vc-lisbon' }, 'unknown', /no VM other/],
    ['a name of two', { vmName: 'db' }, 'ambiguous', /2 VMs fit/],
    ['a moref alone, with several vCenters', { vmMoref: 'vm-9' }, 'ambiguous', /state the vCenter or the name/],
    ['a BIOS UUID of clones', { vmBiosUuid: '420a0000-0000-0000-0000-00000000000c' }, 'ambiguous', /2 VMs fit/],
    ['a name in two cases, asked in a third one', { vmName: 'tWIN' }, 'ambiguous', /VMs fit/],
    ['a moref of a VM of another name', { vmMoref: 'vm-2', vmName: 'Web-01', vmServer: 'vc-lisbon' }, 'contradicted', /the name is Web-01 in the file and db|the moref is vm-2 in the file and vm-1/],
    ['a name of a VM with another moref', { vmMoref: 'vm-500', vmName: 'other' }, 'contradicted', /the moref is vm-500 in the file and vm-1 in the inventory/],
    ['a name in another cluster', { vmName: 'other', vmCluster: 'C7' }, 'contradicted', /the cluster is C7/],
    ['a name in another folder', { vmName: 'other', vmFolder: 'Web/Prod' }, 'contradicted', /the folder/],
    ['a UUID of zeros', { vmBiosUuid: '00000000-0000-0000-0000-000000000000' }, 'unknown', /no VM/],
  ])('%s is not guessed', (_, reference, state, because) => {
    const found = finder.find({ ...NOTHING, ...reference })
    expect(found.state).toBe(state)
    expect('because' in found ? found.because : '').toMatch(because)
  })

  it('is found by the moref alone where there is one vCenter', () => {
    const [source] = SOURCES
    const single = createVmFinder(source === undefined ? [] : [source], VMS.filter(({ sourceId }) => sourceId === A))
    expect(single.find({ ...NOTHING, vmMoref: 'vm-3' })).toMatchObject({ state: 'joined', vm: { id: `${A}/vm-3` } })
  })

  it('stays bounded where thousands bear one name', () => {
    const many = createVmFinder(SOURCES, Array.from({ length: 1_500 }, (_, index) => vm(`${A}/vm-${String(index)}`, 'same')))
    expect(many.find({ ...NOTHING, vmName: 'same' })).toMatchObject({ state: 'ambiguous' })
  })
})

const small = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values)
const maybe = (values: fc.Arbitrary<string>): fc.Arbitrary<string | null> => fc.option(values, { freq: 2 })
const names = small('web', 'WEB', 'db', 'app%2fx', 'app/x')
const uuids = small('420a0000-0000-0000-0000-000000000001', '420a0000-0000-0000-0000-000000000002')
const places = small('one', 'two')
const estates = fc.uniqueArray(
  fc.record({ sourceId: small(A, B), number: fc.integer({ min: 1, max: 4 }), name: names, instanceUuid: maybe(uuids), smbiosUuid: maybe(uuids), datacenterName: maybe(places), clusterName: maybe(places), folderPath: maybe(small('/dc/vm/one', '/dc/vm/two/one')) }),
  { selector: ({ sourceId, number }) => `${sourceId}/vm-${String(number)}`, maxLength: 8 },
).map((rows) => rows.map(({ number, ...row }): VmIdentity => ({ ...row, id: `${row.sourceId}/vm-${String(number)}`, moref: `vm-${String(number)}` })))
const references = fc.record<VmReference>({ vmMoref: maybe(small('vm-1', 'vm-2', 'vm-3')), vmInstanceUuid: maybe(uuids), vmBiosUuid: maybe(uuids), vmName: maybe(names), vmServer: maybe(small('vc-lisbon', '10.0.0.5', 'nowhere')), vmDatacenter: maybe(places), vmCluster: maybe(places), vmFolder: maybe(small('one', 'two')) })

describe('whatever the estate and the row', () => {
  it('a joined VM agrees with all that identifies it, unless the instance UUID says that it is the one', () => {
    fc.assert(fc.property(estates, references, (vms, reference) => {
      const found = createVmFinder(SOURCES, vms).find(reference)
      if (found.state !== 'joined') return
      const { vm: joined } = found
      if (reference.vmServer !== null) expect(joined.sourceId).toBe(reference.vmServer === 'vc-lisbon' ? A : B)
      const isSame = (stated: string | null, known: string | null): boolean => stated === null || known === null || stated === known
      if (reference.vmInstanceUuid !== null && uuidKey(reference.vmInstanceUuid) === uuidKey(joined.instanceUuid)) return
      expect(isSame(reference.vmInstanceUuid, joined.instanceUuid) && isSame(reference.vmMoref, joined.moref) && isSame(reference.vmBiosUuid, joined.smbiosUuid)).toBe(true)
      if (reference.vmName !== null) expect(nameKey(joined.name)).toBe(nameKey(reference.vmName))
    }))
  })

  it('the order of the VMs changes nothing', () => {
    fc.assert(fc.property(estates, references, (vms, reference) => {
      const [one, other] = [createVmFinder(SOURCES, vms).find(reference), createVmFinder(SOURCES, [...vms].reverse()).find(reference)]
      expect(other.state).toBe(one.state)
      if (one.state === 'joined' && other.state === 'joined') expect(other.vm.id).toBe(one.vm.id)
    }))
  })

  it('a row that states all of a VM finds it or says that another one is the same', () => {
    fc.assert(fc.property(estates, (vms) => {
      const own = createVmFinder(SOURCES, vms)
      for (const one of vms) {
        const found = own.find({ vmMoref: one.moref, vmInstanceUuid: one.instanceUuid, vmBiosUuid: one.smbiosUuid, vmName: one.name, vmServer: one.sourceId === A ? 'vc-lisbon' : '10.0.0.5', vmDatacenter: one.datacenterName, vmCluster: one.clusterName, vmFolder: one.folderPath })
        if (found.state === 'joined') expect(found.vm.instanceUuid ?? found.vm.id).toBe(one.instanceUuid ?? one.id)
        else expect(found.state).toBe('ambiguous')
      }
    }))
  })

  it('another VM of the same kind never turns one answer into a wrong one', () => {
    fc.assert(fc.property(estates, references, (vms, reference) => {
      const found = createVmFinder(SOURCES, vms).find(reference)
      if (found.state !== 'joined') return
      const twin: VmIdentity = { ...found.vm, id: `${found.vm.sourceId}/vm-77`, moref: reference.vmMoref === null ? 'vm-77' : found.vm.moref }
      const again = createVmFinder(SOURCES, [...vms, twin]).find(reference)
      expect(again.state === 'ambiguous' || (again.state === 'joined' && again.vm.id === found.vm.id)).toBe(true)
    }))
  })
})
