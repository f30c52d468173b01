import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { ApiOutput } from '#shared/contract/api.ts'
import { type NicLayout, nicLayoutSchema, TRAFFIC_KINDS, type TrafficKind } from '#shared/domain/target/nic-layout.ts'
import { FREE_NICS, withBondMode, withNicCount, withNics, withProposal, withTraffic } from './layout-edits.ts'

type LaidOutGroup = NonNullable<ApiOutput<'nics.layOut'>['layout']>['groups'][number]

const EMPTY = nicLayoutSchema.parse({})
const names = (layout: NicLayout): string[] => layout.groups[0]?.nics.map(({ name }) => name) ?? []
const bonds = (layout: NicLayout): string[] => layout.groups[0]?.bonds.map(({ name, nics, traffic, mode }) => `${name}${mode === undefined ? '' : ` ${mode}`} ${nics.join('+')}: ${traffic.join(', ')}`) ?? []
const group = (rest: object = {}): NicLayout => nicLayoutSchema.parse({ groups: [{ name: 'workers', nics: [{ name: 'a', speedMbps: 25_000 }, { name: 'b', speedMbps: 25_000 }, { name: 'c' }], ...rest }] })
const laidOut = (rows: readonly (readonly [string, string[], TrafficKind[]])[], freeNics: string[] = []): LaidOutGroup => ({
  name: 'workers', nodeSelector: {}, isProposed: true, bridges: [], hostInterfaces: [], mappings: [], clusterBridgeVlan: null, switchPorts: [], freeNics,
  bonds: rows.map(([name, nics, traffic]) => ({ name, kind: nics.length === 1 ? 'single' : 'kernel', mode: nics.length === 1 ? null : 'lacp', nics: nics.map((nic) => ({ name: nic, speedMbps: null, card: null, switch: null })), traffic, isClusterOwned: traffic.includes('cluster'), mtu: null })),
})

describe('a number of NICs', () => {
  test.each([
    [1, ['ens1f0']],
    [2, ['ens1f0', 'ens2f0']],
    [4, ['ens1f0', 'ens1f1', 'ens2f0', 'ens2f1']],
    [8, ['ens1f0', 'ens1f1', 'ens2f0', 'ens2f1', 'ens3f0', 'ens3f1', 'ens4f0', 'ens4f1']],
  ])('%i for a target without a layout', (count, expected) => {
    expect(names(withNicCount({ nicLayout: EMPTY, nodeModels: [] }, null, count))).toEqual(expected)
  })

  it('begins with the NICs of the node model', () => {
    const nodeModels = [{ name: 'm', sockets: 2, coresPerSocket: 16, threadsPerCore: 2, memoryGib: 512, nics: [{ name: 'eno1', speedMbps: 10_000 }] }]
    expect(withNicCount({ nicLayout: EMPTY, nodeModels }, null, 2).groups[0]?.nics).toEqual([{ name: 'eno1', speedMbps: 10_000 }, { name: 'ens1f0', speedMbps: 10_000 }])
  })

  it('keeps NICs that are there, forgets bonds and NICs for trunks that are not', () => {
    const layout = group({ bonds: [{ name: 'bond0', nics: ['a', 'b'], traffic: ['cluster'] }], trunkNics: ['c', 'a'] })
    const fewer = withNicCount({ nicLayout: layout, nodeModels: [] }, 'workers', 2)
    expect([names(fewer), bonds(fewer), fewer.groups[0]?.trunkNics]).toEqual([['a', 'b'], [], ['a']])
    expect(names(withNicCount({ nicLayout: layout, nodeModels: [] }, 'workers', 4))).toEqual(['a', 'b', 'c', 'ens1f0'])
  })

  it('is a valid layout, whatever was there', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('ens1f0', 'ens2f0', 'ens1f1', 'eno1', 'x'), { maxLength: 5 }), fc.constantFrom(1, 2, 4, 6, 8), (nics, count) => {
      const layout = nics.length === 0 ? EMPTY : nicLayoutSchema.parse({ groups: [{ name: 'workers', nics: nics.map((name) => ({ name })) }] })
      const made = nicLayoutSchema.parse(withNicCount({ nicLayout: layout, nodeModels: [] }, layout.groups[0]?.name ?? null, count))
      expect(new Set(names(made)).size).toBe(count)
    }))
  })
})

describe('traffic on another bond', () => {
  const drawn = laidOut([['bond0', ['a', 'b'], ['cluster', 'storage']], ['c', ['c'], ['vms']]])
  test.each<[string, TrafficKind, string, string, LaidOutGroup, string[]]>([
    ['makes the proposal stated', 'storage', 'bond0', 'c', drawn, ['bond0 a+b: cluster', 'c c: storage, vms']],
    ['takes a bond away that carries nothing', 'vms', 'c', 'bond0', drawn, ['bond0 a+b: cluster, storage, vms']],
    ['makes a bond of free NICs', 'storage', 'bond0', FREE_NICS, laidOut([['bond0', ['a'], ['cluster', 'storage']]], ['b', 'c', 'd']), ['bond0 a: cluster', 'bond1 b+c: storage']],
    ['takes a free NIC alone', 'storage', 'bond0', FREE_NICS, laidOut([['bond0', ['a', 'b'], ['cluster', 'storage']]], ['c']), ['bond0 a+b: cluster', 'c c: storage']],
    ['joins what is there twice', 'vms', 'c', 'bond0', laidOut([['bond0', ['a', 'b'], ['cluster', 'vms']], ['c', ['c'], ['vms']]]), ['bond0 a+b: cluster, vms']],
  ])('%s', (_what, kind, from, to, before, expected) => {
    const moved = withTraffic(group(), before, { kind, from, to })
    expect(bonds(moved)).toEqual(expected)
    expect(nicLayoutSchema.safeParse(moved).success).toBe(true)
  })

  it('keeps modes that are not the group’s, and MTUs that were stated', () => {
    const layout = group({ bondMode: 'active-backup', bonds: [{ name: 'bond0', nics: ['a', 'b'], mode: 'lacp', mtu: 9000, traffic: ['cluster', 'storage'] }, { name: 'c', nics: ['c'], traffic: ['vms'] }] })
    const moved = withTraffic(layout, drawn, { kind: 'storage', from: 'bond0', to: 'c' })
    expect(moved.groups[0]?.bonds[0]).toEqual({ name: 'bond0', nics: ['a', 'b'], mode: 'lacp', mtu: 9000, traffic: ['cluster'] })
    expect(withTraffic(layout, drawn, { kind: 'storage', from: 'c', to: 'c' })).toBe(layout)
  })

  it('loses no kind, however often it is moved', () => {
    const kinds = TRAFFIC_KINDS.filter((kind) => kind !== 'trunks')
    fc.assert(fc.property(fc.array(fc.record({ kind: fc.constantFrom(...kinds), to: fc.constantFrom('bond0', 'bond1', FREE_NICS) }), { maxLength: 8 }), (moves) => {
      let layout = group({ nics: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name })) })
      let now = laidOut([['bond0', ['a', 'b'], ['cluster', 'storage', 'liveMigration']], ['bond1', ['c', 'd'], ['vms', 'backup', 'import', 'replication']]], ['e', 'f'])
      for (const { kind, to } of moves) {
        const from = now.bonds.find(({ traffic }) => traffic.includes(kind))?.name ?? ''
        if (to === FREE_NICS ? now.freeNics.length === 0 : now.bonds.every(({ name }) => name !== to)) continue
        layout = nicLayoutSchema.parse(withTraffic(layout, now, { kind, from, to }))
        const stated = layout.groups[0]?.bonds
        if (stated === undefined || stated.length === 0) continue
        const used = stated.flatMap(({ nics }) => nics)
        now = laidOut(stated.map(({ name, nics, traffic }) => [name, nics, traffic]), ['a', 'b', 'c', 'd', 'e', 'f'].filter((name) => !used.includes(name)))
        expect(stated.flatMap(({ traffic }) => traffic).sort()).toEqual([...kinds].sort())
        expect(new Set(used).size).toBe(used.length)
      }
    }))
  })
})

describe('other changes', () => {
  const layout = group({ bonds: [{ name: 'bond0', nics: ['a', 'b'], mode: 'active-backup', traffic: ['cluster'] }, { name: 'c', nics: ['c'], traffic: ['vms'] }], trunkNics: ['c'], nodes: [{ name: 'n1', macAddresses: { a: '52:54:00:00:00:01' } }] })

  it('rename NICs wherever they stand', () => {
    const renamed = withNics(layout, 'workers', [{ name: 'eno1' }, { name: 'b', switch: 'leaf-a' }, { name: 'eno3' }])
    expect(bonds(renamed)).toEqual(['bond0 active-backup eno1+b: cluster', 'eno3 eno3: vms'])
    expect(renamed.groups[0]).toMatchObject({ trunkNics: ['eno3'], nodes: [{ macAddresses: { eno1: '52:54:00:00:00:01' } }] })
  })

  it('set a mode for all bonds, and go back to the proposal', () => {
    expect(bonds(withBondMode(layout, 'workers', 'balance-slb'))[0]).toBe('bond0 a+b: cluster')
    expect(bonds(withProposal(layout, 'workers'))).toEqual([])
    expect(withProposal(layout, 'no such group')).toBe(layout)
  })
})
