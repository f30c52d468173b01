import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseDiskOwners } from './disk-owners.ts'

describe('chooseDiskOwners', () => {
  it('takes one owner where a VM holds every shared disk', () => {
    expect(chooseDiskOwners([{ vmId: 'a', diskKeys: ['d1'] }, { vmId: 'b', diskKeys: ['d1', 'd2'] }])).toEqual(['b'])
  })

  it('takes several owners where their disks do not overlap', () => {
    const owners = chooseDiskOwners([
      { vmId: 'a', diskKeys: ['d1'] },
      { vmId: 'b', diskKeys: ['d2'] },
      { vmId: 'c', diskKeys: ['d1', 'd2', 'd3'] },
      { vmId: 'd', diskKeys: ['d3'] },
    ])
    expect(owners).toEqual(['c'])
  })

  it('finds none in a ring', () => {
    expect(
      chooseDiskOwners([
        { vmId: 'a', diskKeys: ['d1', 'd2'] },
        { vmId: 'b', diskKeys: ['d2', 'd3'] },
        { vmId: 'c', diskKeys: ['d3', 'd1'] },
      ]),
    ).toBeNull()
  })

  it('covers each disk exactly once, whenever it answers at all', () => {
    const diskKeys = fc.uniqueArray(fc.constantFrom('d1', 'd2', 'd3', 'd4', 'd5'), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(diskKeys, { minLength: 1, maxLength: 6 }), (lists) => {
        const sharers = lists.map((keys, index) => ({ vmId: `vm-${index}`, diskKeys: keys }))
        const owners = chooseDiskOwners(sharers)
        if (owners === null) {
          expect(hasExactCover(sharers.map((sharer) => sharer.diskKeys))).toBe(false)
          return
        }
        const covered = owners.flatMap((owner) => sharers.find((sharer) => sharer.vmId === owner)?.diskKeys ?? [])
        expect([...covered].sort()).toEqual([...new Set(lists.flat())].sort())
      }),
    )
  })
})

/** A second opinion: tries every subset. */
function hasExactCover(lists: readonly (readonly string[])[]): boolean {
  const all = new Set(lists.flat())
  for (let mask = 0; mask < 1 << lists.length; mask++) {
    const chosen = lists.filter((_, index) => (mask & (1 << index)) !== 0).flat()
    if (chosen.length === all.size && new Set(chosen).size === all.size) return true
  }
  return false
}
