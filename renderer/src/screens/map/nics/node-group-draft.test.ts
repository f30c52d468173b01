import { describe, expect, it, test } from 'vitest'
import { type NicLayout, nicLayoutSchema } from '#shared/domain/target/nic-layout.ts'
import { layoutOfNodeGroup, type NodeGroupDraft, nodeGroupDraftOf, withNewGroup, withoutGroup } from './node-group-draft.ts'

const MACS = ['00:11:22:33:44:01', '00:11:22:33:44:02', '00:11:22:33:44:03']
const LAYOUT = nicLayoutSchema.parse({
  groups: [
    { name: 'workers', nics: [{ name: 'a' }, { name: 'b' }, { name: 'c' }], identifyBy: 'mac', nodes: [{ name: 'node-1', macAddresses: { a: MACS[0], b: MACS[1], c: MACS[2] } }], trunkNics: ['c'], accepts: ['single-interface'], bonds: [{ name: 'bond0', nics: ['a', 'b'], mode: 'active-backup', mtu: 9000, traffic: ['cluster'] }] },
    { name: 'others', nodeSelector: { rack: 'b', spare: '' }, nics: [{ name: 'a' }], nodes: [{ name: 'node-9' }] },
  ],
})
const draftOf = (layout: NicLayout, place: number): NodeGroupDraft => {
  const group = layout.groups[place]
  if (group === undefined) throw new Error('no such group')
  return nodeGroupDraftOf(group)
}

describe('a group of nodes in a form', () => {
  test.each([['workers', 0], ['others', 1]] as const)('keeps %s as it is', (name, place) => {
    expect(layoutOfNodeGroup(LAYOUT, name, draftOf(LAYOUT, place))).toEqual({ layout: LAYOUT })
  })

  it('takes nodes as they come from a spreadsheet', () => {
    const changed = layoutOfNodeGroup(LAYOUT, 'workers', { ...draftOf(LAYOUT, 0), nodes: `node-1\t${MACS.join('\t')}\n\nnode-2, 00-11-22-33-44-11; - 00:11:22:33:44:13\n` })
    expect('layout' in changed && changed.layout.groups[0]?.nodes).toEqual([
      { name: 'node-1', macAddresses: { a: MACS[0], b: MACS[1], c: MACS[2] } },
      { name: 'node-2', macAddresses: { a: '00:11:22:33:44:11', c: '00:11:22:33:44:13' } },
    ])
  })

  it('says what differs of names, bonds, NICs for trunks and what is accepted', () => {
    const changed = layoutOfNodeGroup(LAYOUT, 'workers', { ...draftOf(LAYOUT, 0), name: ' racks ', nodeSelector: 'rack=a, x', identifyBy: 'name', nodes: 'node-1', trunkNics: [], accepts: ['same-switch', 'same-card'], bonds: [{ name: 'bond9', mode: '', mtu: ' ' }] })
    expect('layout' in changed && changed.layout.groups[0]).toMatchObject({ name: 'racks', nodeSelector: { rack: 'a', x: '' }, identifyBy: 'name', nodes: [{ name: 'node-1', macAddresses: {} }], trunkNics: [], accepts: ['same-card', 'same-switch'], bonds: [{ name: 'bond9', nics: ['a', 'b'], traffic: ['cluster'] }] })
  })

  test.each<[string, Partial<NodeGroupDraft>, unknown]>([
    ['a name that is taken', { name: 'others' }, [['name', 'others is there twice']]],
    ['a name with a blank', { name: 'my workers' }, [['name', expect.stringContaining('DNS-1123')]]],
    ['too few MAC addresses', { nodes: `node-1 ${MACS.join(' ')}\nnode-2 ${MACS[0] ?? ''}` }, [['nodes', { line: 2, given: 1, wanted: 3 }]]],
    ['too many', { identifyBy: 'name', nodes: `node-1 ${MACS.join(' ')} -` }, [['nodes', { line: 1, given: 4, wanted: 3 }]]],
    ['what is no MAC address', { nodes: 'node-1 x y z' }, [['nodes', 'must be a MAC address']]],
    ['a frame that is none', { bonds: [{ name: 'bond0', mode: '', mtu: 'large' }] }, [['bonds 0 mtu', expect.stringContaining('number')]]],
    ['a bond without a name', { bonds: [{ name: '', mode: 'lacp', mtu: '' }] }, [['bonds 0 name', expect.anything()]]],
  ])('refuses %s', (_what, part, expected) => {
    const outcome = layoutOfNodeGroup(LAYOUT, 'workers', { ...draftOf(LAYOUT, 0), ...part })
    expect('problems' in outcome && [...outcome.problems]).toEqual(expected)
  })
})

describe('groups', () => {
  it('come after the last with nodes of their own, and go', () => {
    const { layout, name } = withNewGroup(LAYOUT)
    expect([name, layout.groups.map((group) => group.name)]).toEqual(['workers-3', ['workers', 'others', 'workers-3']])
    expect(nicLayoutSchema.parse(layout).groups[2]).toMatchObject({ nodeSelector: { 'node-role.kubernetes.io/workers-3': '' }, nics: [{ name: 'a' }], nodes: [] })
    expect(withoutGroup(layout, name)).toEqual(LAYOUT)
    expect(withNewGroup({ ...layout, groups: layout.groups.filter((group) => group.name !== 'others') }).name).toBe('workers-4')
  })
})
