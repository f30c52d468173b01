import { describe, expect, it, test } from 'vitest'
import { PALETTES } from '#renderer/theme/palette.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { coverageGrid, linesInSight } from './coverage-grid.ts'
import { coverageSvg } from './coverage-svg.ts'

type Analysis = ApiOutput<'networks.analyse'>
const network = (id: string): Analysis['networks'][number] => ({ id, name: `Net & ${id}`, vlanKind: 'access', vlanId: 10, names: [id], portGroups: [], sources: ['vc'], vms: 3, nics: 4, evidence: [], confidence: 'high' })
const cell = (networkId: string, cluster: string, carryingHosts: number | null, vms = 0, sourceName = 'vc'): Analysis['coverage'][number] => ({ networkId, sourceName, cluster, carryingHosts, hosts: 4, vms })
const grid = coverageGrid({ networks: ['a', 'b', 'c'].map(network), coverage: [cell('a', 'C2', 4, 5), cell('a', 'C1', 2), cell('b', 'C1', null, 1), cell('b', 'C2', 0, 2), cell('b', 'C1', 4, 0, 'other')] })

describe('which clusters carry which networks', () => {
  it('are clusters across and networks down, each cell once', () => {
    expect(grid.clusters.map(({ sourceName, name, all, some, unknown, vms }) => [sourceName, name, all, some, unknown, vms])).toEqual([['other', 'C1', 1, 0, 0, 0], ['vc', 'C1', 0, 1, 1, 1], ['vc', 'C2', 1, 1, 0, 7]])
    expect(grid.rows.map(({ cells }) => cells.map((own) => own?.level ?? '-'))).toEqual([['-', 'some', 'all'], ['all', 'unknown', 'missing'], ['-', '-', '-']])
    expect(grid.rows.map(({ isUneven }) => isUneven)).toEqual([true, true, false])
  })

  it('hold 5,000 networks of 20 clusters', () => {
    const many = coverageGrid({ networks: Array.from({ length: 5000 }, (_, index) => network(String(index))), coverage: Array.from({ length: 100_000 }, (_, index) => cell(String(index % 5000), `C${String(Math.floor(index / 5000))}`, 4)) })
    expect([many.clusters.length, many.rows.length, many.rows[4999]?.cells.every((own) => own?.level === 'all')]).toEqual([20, 5000, true])
  })

  it('are a picture with their numbers in it', () => {
    const { svg } = coverageSvg(grid, 'A <map>', { cell: ({ carrying, hosts }) => `${String(carrying)}/${String(hosts)}`, network: ({ name }) => name }, PALETTES.dark)
    expect(svg).toContain('A &lt;map&gt;')
    expect(svg).toContain('>2/4<')
    expect(svg).toContain('Net &amp; a')
  })
})

test.each([
  [0, 200, 100, 0, 20],
  [2000, 200, 100, 80, 100],
  [1000, 200, 5000, 40, 70],
  [0, 200, 3, 0, 3],
  [90_000, 200, 30, 10, 30],
  [90_000, 200, 0, 0, 0],
])('lines in sight %i pixels on', (start, size, count, from, to) => {
  expect(linesInSight({ start, size, lineSize: 20, count, overscan: 10 })).toEqual({ from, to })
})
