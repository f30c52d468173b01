import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { makeDisk, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { findSharedDisks, groupSharers, sharedAttachments } from './shared-disks.ts'

function vm(moref: string, disks: readonly Partial<Disk>[], sourceId = SOURCE_ID) {
  const id = `${sourceId}/${moref}`
  return makeVm({ sourceId, moref, disks: disks.map((disk) => makeDisk({ vmId: id, ...disk })) })
}

const id = (moref: string, sourceId = SOURCE_ID): string => `${sourceId}/${moref}`

describe('findSharedDisks', () => {
  it.each([
    ['nothing', [vm('vm-1', [{ path: '[a] 1.vmdk' }]), vm('vm-2', [{ path: '[a] 2.vmdk' }])], []],
    ['no path at all', [vm('vm-1', [{ path: null }]), vm('vm-2', [{ path: null }]), vm('vm-3', [{ path: '  ' }])], []],
    ['one path', [vm('vm-10', [{ path: '[a] q.vmdk' }]), vm('vm-9', [{ path: '[a] q.vmdk' }])], [{ sourceId: SOURCE_ID, key: '[a] q.vmdk', vmIds: [id('vm-9'), id('vm-10')] }]],
    [
      'one LUN by two mapping files',
      [vm('vm-1', [{ path: '[a] 1.vmdk', isRaw: true, rawLunId: '0200' }]), vm('vm-2', [{ path: '[a] 2.vmdk', isRaw: true, rawLunId: '0200' }])],
      [{ sourceId: SOURCE_ID, key: 'LUN 0200', vmIds: [id('vm-1'), id('vm-2')] }],
    ],
    ['a path and a LUN once, not twice', [vm('vm-1', [{ path: '[a] q', rawLunId: '7' }]), vm('vm-2', [{ path: '[a] q', rawLunId: '7' }])], [{ sourceId: SOURCE_ID, key: 'LUN 7', vmIds: [id('vm-1'), id('vm-2')] }]],
    ['multi-writer of one VM', [vm('vm-1', [{ path: '[a] m.vmdk', sharingMode: 'sharingMultiWriter' }])], [{ sourceId: SOURCE_ID, key: '[a] m.vmdk', vmIds: [id('vm-1')] }]],
    ['multi-writer without a path', [vm('vm-1', [{ path: null, sharingMode: 'sharingMultiWriter' }])], [{ sourceId: SOURCE_ID, key: `Hard disk 1 of ${id('vm-1')}`, vmIds: [id('vm-1')] }]],
    ['one path in two sources', [vm('vm-1', [{ path: '[a] q' }]), vm('vm-1', [{ path: '[a] q' }], 'other')], []],
    ['one path on two datastores of a name', [vm('vm-1', [{ path: '[a] q', datastoreId: 'x' }]), vm('vm-2', [{ path: '[a] q', datastoreId: 'y' }])], []],
  ])('%s', (_, vms, expected) => {
    expect(findSharedDisks(vms)).toEqual(expected)
  })

  it('gives two shared disks of one path different keys', () => {
    const keys = findSharedDisks([
      vm('vm-1', [{ path: '[a] q', datastoreId: 'x' }]),
      vm('vm-2', [{ path: '[a] q', datastoreId: 'x' }]),
      vm('vm-3', [{ path: '[a] q', datastoreId: 'y' }]),
      vm('vm-4', [{ path: '[a] q', datastoreId: 'y' }]),
    ]).map((disk) => disk.key)
    expect(new Set(keys).size).toBe(2)
  })
})

it('gives all attachments of one disk the same text, and none to what one VM has alone', () => {
  const vms = [vm('vm-1', [{ path: '[a] q' }, { path: '[a] own', sharingMode: 'sharingMultiWriter' }]), vm('vm-2', [{ path: '[a] 2' }, { path: '[a] q' }]), vm('vm-1', [{ path: '[a] q' }], 'other')]
  const attachments = sharedAttachments(vms)
  expect(vms.map(({ disks }) => disks.map((disk) => attachments.get(disk) ?? null))).toEqual([[`["${SOURCE_ID}","[a] q"]`, null], [null, `["${SOURCE_ID}","[a] q"]`], [null]])
})

describe('groupSharers', () => {
  it('ties VMs through others', () => {
    const disk = (key: string, ...morefs: string[]) => ({ sourceId: SOURCE_ID, key, vmIds: morefs })
    expect(groupSharers([disk('d3', 'vm-30'), disk('d2', 'vm-10', 'vm-3'), disk('d1', 'vm-2', 'vm-3'), disk('d4', 'vm-5', 'vm-4')])).toEqual([['vm-2', 'vm-3', 'vm-10'], ['vm-4', 'vm-5'], ['vm-30']])
  })

  it('puts each VM into exactly one group, and never parts two that share', () => {
    const vmIds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(vmIds, { maxLength: 8 }), (lists) => {
        const groups = groupSharers(lists.map((list, index) => ({ sourceId: 's', key: `d${index}`, vmIds: list })))
        expect(groups.flat().sort()).toEqual([...new Set(lists.flat())].sort())
        for (const list of lists) expect(groups.filter((group) => list.some((member) => group.includes(member)))).toHaveLength(1)
      }),
    )
  })
})
