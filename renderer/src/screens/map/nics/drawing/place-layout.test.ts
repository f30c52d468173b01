import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NetworkRow } from '#shared/contract/mapping-rows.ts'
import { PALETTES } from '#renderer/theme/palette.ts'
import { buildGraph } from './build-graph.ts'
import { drawingSvg } from './drawing-svg.ts'
import type { GroupAnswer, HostAnswer } from './graph-input.ts'
import type { GraphWords } from './graph-words.ts'
import { COLUMNS } from './layout-graph.ts'
import { LEAST_WIDTH, type PlacedBox, placeLayout, type PlacedText } from './place-layout.ts'
import { textWidth } from './text-width.ts'
import { boxesOnPathsThrough, tracePaths } from './trace-paths.ts'

const WORDS: GraphWords = {
  speed: (mbps) => `${String(mbps / 1000)}G`, vms: (count) => `${String(count)} VMs`, networks: (count) => `${String(count)} networks`, more: (count) => `${String(count)} more`, vlan: (id) => `VLAN ${String(id)}`,
  untagged: 'untagged', trunk: 'trunk', unknownVlan: 'VLAN unknown', traffic: (kind) => kind, switchDetail: (kind) => kind, bondDetail: (mode) => mode ?? 'alone', interfaceDetail: (addressing) => addressing,
  clusterBridge: 'the cluster’s own', clusterBridgeInVlan: (id) => `all in VLAN ${String(id)}`, linuxBridge: 'Linux', bridgeNotMade: () => 'not made', notPlaced: 'nowhere', noNetworkStated: 'not stated', podNetwork: 'pod network', leftOut: 'left out', open: 'open', unused: 'not used', linkDown: 'down', free: 'free',
}
const PLACE_WORDS = { columns: Object.fromEntries(COLUMNS.map((column) => [column, column])) as Record<(typeof COLUMNS)[number], string>, sections: { hosts: 'Hosts', vms: 'VMs' } }

const NIC = { speedMbps: 25_000, isLinkUp: true, driver: null, uplink: null }
const network = (index: number, rest: Partial<HostAnswer['networks'][number]> = {}): HostAnswer['networks'][number] => ({ id: `pg-${String(index)}`, name: `App ${String(index)}`, vlanKind: 'access', vlanId: 100 + index, vlanText: null, switchName: 'dvs', vms: 2, nics: 2, ...rest })
const mapped = (id: string, destination: NonNullable<NetworkRow['effective']>['destination']): NetworkRow => ({ id, effective: { destination, confidence: 'high', why: [], terms: [] } }) as unknown as NetworkRow // the drawing reads no more of a row
const multus = (index: number, physicalNetwork = 'physnet', bridge = 'br-vm') => ({ type: 'multus' as const, attachmentName: `vlan-${String(index)}`, attachmentNamespace: 'default', kind: 'localnet' as const, hasPolicies: false, physicalNetwork, trunkVlans: null, bridge, vlanId: 100 + index, mtu: null })

const HOST: HostAnswer = {
  nics: Array.from({ length: 8 }, (_, index) => ({ ...NIC, device: `vmnic${String(index)}`, switchName: index < 2 ? 'vSwitch0' : 'dvs' })),
  switches: [{ name: 'dvs', kind: 'distributed', mtu: 9000, teaming: null, nics: ['vmnic2', 'vmnic3', 'vmnic4', 'vmnic5', 'vmnic6', 'vmnic7'] }, { name: 'vSwitch0', kind: 'standard', mtu: 1500, teaming: null, nics: ['vmnic0', 'vmnic1'] }],
  networks: [network(0), network(1), network(2, { switchName: 'vSwitch0' }), network(3, { vms: 0, nics: 0 }), network(4), network(5)],
  adapters: [{ device: 'vmk0', portGroup: 'Management', switchName: 'vSwitch0', vlanId: 5, address: null, mtu: 1500, purpose: 'management' }, { device: 'vmk1', portGroup: 'vMotion-A', switchName: 'dvs', vlanId: 30, address: null, mtu: 9000, purpose: 'vmotion' }, { device: 'vmk2', portGroup: 'vMotion-B', switchName: 'dvs', vlanId: 31, address: null, mtu: 9000, purpose: 'vmotion' }, { device: 'vmk3', portGroup: 'x', switchName: null, vlanId: null, address: null, mtu: 9000, purpose: null }],
  guests: [],
}
const bond = (name: string, nics: readonly string[], traffic: GroupAnswer['bonds'][number]['traffic'], isClusterOwned = false): GroupAnswer['bonds'][number] => ({ name, kind: 'kernel', mode: 'lacp', nics: nics.map((nic) => ({ name: nic, speedMbps: 25_000, card: null, switch: null })), traffic: [...traffic], isClusterOwned, mtu: null })
const GROUP: GroupAnswer = {
  name: 'workers', nodeSelector: {}, isProposed: true,
  bonds: [bond('bond0', ['eno1', 'ens1f0'], ['cluster'], true), bond('bond1', ['eno2', 'ens1f1'], ['storage', 'backup']), bond('bond2', ['ens2f0', 'ens3f0'], ['liveMigration', 'import']), bond('bond3', ['ens2f1', 'ens3f1'], ['vms'])],
  bridges: [{ name: 'br-vm', kind: 'ovs', bondName: 'bond3', physicalNetworks: ['physnet'] }],
  hostInterfaces: [{ traffic: 'liveMigration', name: 'bond2.103', kind: 'vlan', bondName: 'bond2', vlanId: 103, mtu: 9000, addressing: 'none' }],
  mappings: [{ localnet: 'physnet', bridge: 'br-vm' }], clusterBridgeVlan: null, freeNics: ['ens4f0'], switchPorts: [],
}
const MAPPINGS = new Map([mapped('pg-0', multus(0)), mapped('pg-1', multus(1)), mapped('pg-2', multus(2)), mapped('pg-4', { type: 'pod' }), mapped('pg-5', null)].map((row) => [row.id, row]))

describe('the drawing of a host and a node', () => {
  const graph = buildGraph({ host: HOST, group: GROUP, mappings: MAPPINGS, expanded: new Set() }, WORDS)
  const pathOf = (rowId: string): string[] => {
    const path = tracePaths(graph).find((own) => own.rowId === rowId)
    return [...(path?.source.toReversed() ?? []), ...(path?.target ?? [])].map((step) => step.join('+'))
  }

  it('leads a network of VMs from NIC to NIC', () => {
    expect(pathOf('network:pg-2')).toEqual(['sourceNic:vmnic0+sourceNic:vmnic1', 'sourceSwitch:vSwitch0', 'network:pg-2', 'attachment:pg-2', 'bridge:br-vm', 'bond:bond3', 'targetNic:ens2f1+targetNic:ens3f1'])
    expect(pathOf('network:pg-4').slice(3)).toEqual(['attachment:pg-4', 'bridge:br-ex', 'bond:bond0', 'targetNic:eno1+targetNic:ens1f0'])
    expect(pathOf('network:pg-5').at(-1)).toBe('attachment:pg-5')
  })

  it.each<[string, Partial<GroupAnswer>, { detail: string; tone: string }]>([
    ['an untagged machine network', { mappings: [{ localnet: 'physnet', bridge: 'br-ex' }] }, { detail: 'the cluster’s own', tone: 'plain' }],
    ['a tagged one, with VMs elsewhere', { clusterBridgeVlan: 100 }, { detail: 'all in VLAN 100', tone: 'plain' }],
    ['a tagged one, with VMs on it', { clusterBridgeVlan: 100, mappings: [{ localnet: 'physnet', bridge: 'br-ex' }] }, { detail: 'all in VLAN 100', tone: 'warning' }],
  ])('says of br-ex which VLAN it is in: %s', (_, group, box) => {
    const { boxes } = buildGraph({ host: HOST, group: { ...GROUP, ...group }, mappings: MAPPINGS, expanded: new Set() }, WORDS)
    expect(boxes.find(({ id }) => id === 'bridge:br-ex')).toMatchObject(box)
  })

  it('closes lists of networks with one way, and opens them', () => {
    const key = 'dvs>bridge:br-vm'
    expect(pathOf(`network:${key}`)).toContain('bond:bond3')
    expect(graph.boxes.find(({ id }) => id === `network:${key}`)).toMatchObject({ title: '2 networks', aside: '4 VMs', detail: 'VLAN 100–101', group: { key, isExpanded: false } })
    const open = buildGraph({ host: HOST, group: GROUP, mappings: MAPPINGS, expanded: new Set([key]) }, WORDS)
    expect(open.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['network:pg-0', 'network:pg-1']))
    expect(open.boxes.find(({ id }) => id === 'attachment:pg-1')).toMatchObject({ title: 'vlan-1', aside: '' })
  })

  it('draws no more of a list than one reads, what is in use first', () => {
    const networks = Array.from({ length: 1000 }, (_, index) => network(index, { nics: index > 990 ? 1 : 0 }))
    const many = buildGraph({ host: { ...HOST, networks }, group: GROUP, mappings: new Map(), expanded: new Set(['dvs>unused']) }, WORDS)
    expect(many.rows.filter(({ section }) => section === 'vms')).toHaveLength(202)
    expect(many.boxes.find(({ id }) => id === 'more:dvs>unused')?.title).toBe('800 more')
    expect(many.networkBoxes.get('pg-999')).toBe('network:pg-999')
  })

  it('puts adapters beside the kinds of traffic that they become, and says what has no network', () => {
    expect(pathOf('adapter:vmk2').slice(-4)).toEqual(['traffic:liveMigration', 'interface:bond2.103', 'bond:bond2', 'targetNic:ens2f0+targetNic:ens3f0'])
    expect(pathOf('adapter:vmk0').slice(-4, -1)).toEqual(['traffic:cluster', 'bridge:br-ex', 'bond:bond0'])
    expect(pathOf('traffic:import').slice(1, 3)).toEqual(['bridge:br-ex', 'bond:bond0'])
    expect(pathOf('traffic:storage').slice(1, 3)).toEqual(['missing:storage', 'bond:bond1'])
    expect(pathOf('adapter:vmk3')).toEqual(['adapter:vmk3'])
  })

  it('lights all that goes over a NIC', () => {
    const lit = boxesOnPathsThrough(['targetNic:ens3f0'], tracePaths(graph))
    expect(lit).toContain('adapter:vmk1')
    expect(lit).not.toContain('network:pg-2')
  })

  it('ends at the bridges where the target states no layout', () => {
    const bare = buildGraph({ host: HOST, group: null, mappings: MAPPINGS, expanded: new Set() }, WORDS)
    expect(bare.boxes.filter(({ column }) => column === 'bond' || column === 'targetNic')).toEqual([])
    expect(bare.boxes.find(({ id }) => id === 'bridge:br-vm')?.tone).toBe('plain')
  })
})

const name = fc.oneof(fc.constantFrom('App', 'dvs-prod-01', 'A very long name of a port group that nobody can read', '漢字'), fc.string({ maxLength: 20 }))
const arbitraryHost = fc.record({ nics: fc.integer({ min: 0, max: 10 }), switches: fc.uniqueArray(name, { maxLength: 4 }), networks: fc.array(fc.record({ name, on: fc.nat(5), vlan: fc.nat(4094), goal: fc.nat(5) }), { maxLength: 70 }), adapters: fc.array(fc.constantFrom('management', 'vmotion', 'storage', 'vsan', 'overlay', null), { maxLength: 8 }) })
  .map(({ nics, switches, networks, adapters }): { host: HostAnswer; goals: readonly number[] } => ({
    host: {
      nics: Array.from({ length: nics }, (_, index) => ({ ...NIC, device: `vmnic${String(index)}`, switchName: switches[index % 5] ?? null })),
      switches: switches.map((own, index) => ({ name: own, kind: 'standard', mtu: null, teaming: null, nics: Array.from({ length: nics }, (_, at) => at).filter((at) => at % 5 === index).map((at) => `vmnic${String(at)}`) })),
      networks: networks.map((own, index) => network(index, { name: own.name, vlanId: own.vlan, switchName: switches[own.on] ?? null })),
      adapters: adapters.map((purpose, index) => ({ device: `vmk${String(index)}`, portGroup: 'x', switchName: switches[index % 3] ?? null, vlanId: index, address: null, mtu: null, purpose })),
      guests: [],
    },
    goals: networks.map(({ goal }) => goal),
  }))

describe('no drawing', () => {
  it('has boxes or texts over each other, or outside of it', () => {
    fc.assert(fc.property(arbitraryHost, fc.option(fc.constant(GROUP)), fc.boolean(), fc.integer({ min: 300, max: 2400 }), ({ host, goals }, group, isOpen, width) => {
      const mappings = new Map(goals.flatMap((goal, index) => {
        const destination = [multus(index), multus(index, 'other', 'br-other'), { type: 'pod' as const }, { type: 'ignored' as const }, null][goal]
        return destination === undefined ? [] : [[`pg-${String(index)}`, mapped(`pg-${String(index)}`, destination)] as const]
      }))
      const input = { host, group, mappings, expanded: new Set<string>() }
      const closed = buildGraph(input, WORDS)
      const expanded = new Set(isOpen ? closed.boxes.flatMap((box) => (box.group === undefined ? [] : [box.group.key])) : [])
      const graph = buildGraph({ ...input, expanded }, WORDS)
      const drawing = placeLayout(graph, PLACE_WORDS, width)
      expect(drawing.width).toBeGreaterThanOrEqual(Math.min(LEAST_WIDTH, width) - 1)
      expect(drawing.width).toBeLessThanOrEqual(Math.max(LEAST_WIDTH, width) + 1)
      for (const column of COLUMNS) {
        const own = drawing.boxes.filter((box) => box.column === column).sort((left, right) => left.y - right.y)
        own.forEach((box, index) => {
          const next = own[index + 1]
          if (next !== undefined && box.y + box.height > next.y) throw new Error(`${box.id} lies over ${next.id}`)
          if (box.y < 0 || box.y + box.height > drawing.height) throw new Error(`${box.id} lies outside`)
          expectTextsInside(box)
        })
      }
      const columns = COLUMNS.map((column) => drawing.boxes.find((box) => box.column === column)).filter((box) => box !== undefined)
      columns.forEach((box, index) => expect(box.x + box.width).toBeLessThan(columns[index + 1]?.x ?? Infinity))
      for (const text of drawing.texts.filter(({ role }) => role === 'section')) for (const box of drawing.boxes.filter(({ column }) => column === 'sourceNetwork' || column === 'targetNetwork')) if (overlaps(rectOf(text), box)) throw new Error(`${text.text} lies over ${box.id}`)
    }))
  })
})

function expectTextsInside(box: PlacedBox): void {
  const rects = box.texts.map(rectOf)
  rects.forEach((rect, index) => {
    if (rect.x < box.x || rect.x + rect.width > box.x + box.width || rect.y < box.y || rect.y + rect.height > box.y + box.height) throw new Error(`a text of ${box.id} lies outside: ${box.texts[index]?.text ?? ''}`)
    for (const other of rects.slice(index + 1)) if (overlaps(rect, other)) throw new Error(`texts of ${box.id} overlap`)
  })
}

interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Letters go above the baseline by four fifths of their size, and below by a fifth. */
function rectOf({ text, x, y, size, isAtEnd }: PlacedText): Rect {
  const width = textWidth(text, size)
  return { x: isAtEnd ? x - width : x, y: y - size * 0.8, width, height: size }
}

function overlaps(left: Rect, right: Rect): boolean {
  return left.width > 0 && right.width > 0 && left.x < right.x + right.width && right.x < left.x + left.width && left.y < right.y + right.height && right.y < left.y + left.height
}

describe('the drawing as a file', () => {
  it('is SVG whatever the names are', () => {
    const host = { ...HOST, networks: [network(0, { name: '<script>&"\u0007' })] }
    const { svg } = drawingSvg(placeLayout(buildGraph({ host, group: GROUP, mappings: new Map(), expanded: new Set() }, WORDS), PLACE_WORDS, 1200), 'esx01 & <workers>', PALETTES.light)
    expect(svg).toContain('esx01 &amp; &lt;workers&gt;')
    expect(svg).not.toMatch(/<script|\u0007/)
    expect([...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag).every((tag) => ['svg', 'rect', 'text', 'g', 'path'].includes(tag ?? ''))).toBe(true)
  })
})
