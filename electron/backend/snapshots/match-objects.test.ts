import { describe, expect, it } from 'vitest'
import { type Identity, matchObjects } from './match-objects.ts'

let pk = 0
const vm = (id: string, ...keys: (string | null)[]): Identity => ({ pk: (pk += 1), id, name: id, keys })

/** The pairs as older id > newer id. */
function pairsOf(older: readonly Identity[], newer: readonly Identity[]): string[] {
  const pairs = matchObjects(older, newer)
  return newer.flatMap((object) => (pairs.has(object.pk) ? [`${pairs.get(object.pk)?.id ?? ''} > ${object.id}`] : []))
}

describe('matchObjects', () => {
  it.each<[string, Identity[], Identity[], string[]]>([
    ['by id, whatever else changed', [vm('a', 'u1', 'b1', 'D/x')], [vm('a', 'u2', 'b2', 'D/y')], ['a > a']],
    ['by instance UUID where the id changed', [vm('vm-1', 'u1', 'b1', 'D/x')], [vm('vm-9', 'u1', 'b1', 'D/new name')], ['vm-1 > vm-9']],
    ['by BIOS UUID where the older one says no instance UUID', [vm('u', null, 'b1', 'D/x')], [vm('vm-9', 'u1', 'b1', 'D/x')], ['u > vm-9']],
    ['not by a BIOS UUID where the instance UUIDs differ', [vm('vm-1', 'u1', 'b1', 'D/x')], [vm('vm-9', 'u2', 'b1', 'D/x')], []],
    ['not by a UUID that two VMs bear', [vm('vm-1', null, 'b1', 'D/x'), vm('vm-2', null, 'b1', 'D/y')], [vm('vm-9', null, 'b1', 'D/z')], []],
    ['not by the UUID of a clone that stayed', [vm('vm-1', null, 'b1', 'D/x'), vm('vm-2', null, 'b1', 'D/y')], [vm('vm-2', null, 'b1', 'D/y')], ['vm-2 > vm-2']],
    ['by place and name where there is nothing else', [vm('name:D/x', null, null, 'D/x')], [vm('vm-9', 'u1', 'b1', 'D/x')], ['name:D/x > vm-9']],
    ['not by name where a VM was made anew', [vm('vm-1', 'u1', 'b1', 'D/x')], [vm('vm-9', 'u2', 'b2', 'D/x')], []],
    ['nothing with nothing', [], [], []],
  ])('pairs %s', (_, older, newer, pairs) => {
    expect(pairsOf(older, newer)).toEqual(pairs)
  })
})
