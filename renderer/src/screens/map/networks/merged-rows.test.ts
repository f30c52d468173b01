import { describe, expect, it } from 'vitest'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { NetworkRow } from '#shared/contract/mapping-rows.ts'
import { conflictsElsewhere, mergedRows } from './merged-rows.ts'

type Analysis = ApiOutput<'networks.analyse'>

const network = (id: string, portGroupIds: readonly string[]): Analysis['networks'][number] => ({ id, name: id, vlanKind: 'access', vlanId: 10, names: [id], portGroups: portGroupIds.map((own) => ({ id: own, name: own, sourceName: 'vc', switchName: 'dvs', datacenter: null })), sources: ['vc'], vms: 3, nics: 4, evidence: [], confidence: 'high' })
const conflict = (severity: 'warning' | 'information', ...portGroupIds: string[]): Analysis['conflicts'][number] => ({ code: 'only-some-hosts', severity, portGroupIds, vms: 0, message: `${severity} ${portGroupIds.join()}` })
const cell = (networkId: string, carryingHosts: number | null, hosts: number): Analysis['coverage'][number] => ({ networkId, sourceName: 'vc', cluster: 'c', carryingHosts, hosts, vms: 0 })
const analysis = (rest: Partial<Analysis>): Analysis => ({ networks: [], conflicts: [], coverage: [], vmkernel: [], notEvaluated: [], ...rest })
const multus = (attachmentName: string, vlanId: number) => ({ type: 'multus', attachmentName, physicalNetwork: 'physnet', vlanId, trunkVlans: null })
const row = (id: string, destination: object | null, rest: Partial<NetworkRow> = {}): NetworkRow => ({ id, name: id, isNeeded: true, isOpen: destination === null, decision: null, suggestion: null, effective: { destination, confidence: 'high', why: [], terms: [] }, ...rest }) as unknown as NetworkRow // merging reads no more of a row

describe('merged networks', () => {
  it('come with conflicts first, warnings before information', () => {
    const rows = mergedRows(analysis({ networks: ['a', 'b', 'c', 'd'].map((id) => network(id, [`${id}1`])), conflicts: [conflict('information', 'b1'), conflict('warning', 'd1'), conflict('information', 'd1'), conflict('warning', 'uplink')] }), ['a1', 'b1', 'c1', 'd1'].map((id) => row(id, multus(id, 10))))
    expect(rows.map(({ id, warnings }) => [id, warnings.map(({ severity }) => severity)])).toEqual([['d', ['warning', 'information']], ['b', ['information']], ['a', []], ['c', []]])
  })

  it('are one row for all their port groups in scope, with what these become', () => {
    const rows = mergedRows(
      analysis({ networks: [network('one', ['p1', 'p2', 'p3', 'out']), network('out-of-scope', ['x'])], coverage: [cell('one', 2, 4), cell('one', 3, 3), cell('x', 1, 1)] }),
      [row('p1', multus('vlan-10-a', 10)), row('p2', multus('vlan-10-b', 10)), row('p3', { type: 'pod' }, { decision: { type: 'pod' } })],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ id: 'one', isOpen: false, decision: { type: 'pod' }, vms: 3, hosts: { carrying: 5, all: 7 } })
    expect(rows[0]?.destinations.map((destination) => destination?.type)).toEqual(['multus', 'pod'])
  })

  it('are open where one of their port groups is, and say nothing of hosts that nobody knows', () => {
    const [merged] = mergedRows(analysis({ networks: [network('one', ['p1', 'p2'])], coverage: [cell('one', null, 4), cell('one', 3, 3)] }), [row('p1', multus('a', 10)), row('p2', null)])
    expect(merged).toMatchObject({ isOpen: true, effective: { destination: null }, hosts: { carrying: null, all: 7 } })
  })

  it('leave conflicts of uplinks to a list of their own', () => {
    const all = analysis({ networks: [network('a', ['a1'])], conflicts: [conflict('warning', 'uplink'), conflict('warning', 'a1', 'uplink')] })
    expect(conflictsElsewhere(all).map(({ portGroupIds }) => portGroupIds)).toEqual([['uplink']])
  })
})
