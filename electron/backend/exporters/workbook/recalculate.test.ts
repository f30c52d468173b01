import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read, type WorkBook } from 'xlsx'
import { useSampleProject } from '#backend/testing/use-sample-project.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import { DIVIDED } from './divided.ts'
import { LIBREOFFICE, namedValue, recalculate } from './testing/recalculate.ts'

/** LibreOffice needs some seconds to start, and more where other programs are busy. */
const BUSY_MS = 240_000

const { call, folder } = useSampleProject()

/** A scenario with what formulas have to tell apart, and the same after somebody changed it in the workbook. */
const NODES = [
  { name: 'small', sockets: 2, coresPerSocket: 24, memoryGib: 512, count: 4 },
  { name: 'large', sockets: 2, coresPerSocket: 32, memoryGib: 768 },
  { name: 'fenced', sockets: 1, coresPerSocket: 16, memoryGib: 384, group: 'windows' },
]
const MODEL = { name: 'node', sockets: 2, coresPerSocket: 32, memoryGib: 1_024 }
const GROUPS = [
  { name: 'windows', match: { by: 'guest-os', values: ['windows'] }, isFenced: true, cpuOvercommit: 2, failover: { by: 'count', nodes: 2 } },
  { name: 'erp', match: { by: 'name-part', values: ['erp'] }, cpuOvercommit: 1 },
]
const CASES = [
  {
    name: 'One kind of nodes with ODF',
    inputs: { nodes: [MODEL] },
    changed: { nodes: [{ ...MODEL, coresPerSocket: 24, memoryGib: 768 }], growth: { percentPerYear: 40, years: 3 }, cpuOvercommit: 2, memoryOvercommitPercent: 130, smtFactor: 0, utilisationPercent: { cpu: 80, memory: 70 }, liveMigrationHeadroomPercent: 5, maxPods: 90, platformPods: 60, failover: { by: 'count', nodes: 2 }, updateNodes: 2, storage: { snapshotReservePercent: 25, filesystemOverheadPercent: 10 }, odf: { replicas: 2, fillPercent: 80 } },
    cells: { kind1_cores: 48, kind1_memory: 768, growthPercentPerYear: 40, growthYears: 3, cpuOvercommit: 2, memoryOvercommitPercent: 130, smtFactor: 0, utilisationCpuPercent: 80, utilisationMemoryPercent: 70, liveMigrationHeadroomPercent: 5, maxPods: 90, platformPods: 60, failoverNodes: 2, updateNodes: 2, snapshotReservePercent: 25, filesystemOverheadPercent: 10, odfReplicas: 2, odfFillPercent: 80 },
  },
  {
    name: 'Two kinds, a fenced group, growth and failover by percent',
    inputs: { nodes: NODES.map((node) => ({ ...node, odfDisks: 0 })), groups: GROUPS, growth: { percentPerYear: 8, years: 2 }, failover: { by: 'percent', percent: 10 }, infraNodes: 'dedicated' },
    changed: { nodes: NODES.map((node) => ({ ...node, odfDisks: 0 })), groups: GROUPS, growth: { percentPerYear: 5, years: 4 }, failover: { by: 'percent', percent: 25 }, infraNodes: 'dedicated', cpuOvercommit: 6, cpuAllocationRatio: 5, evictionSoftPercent: 8 },
    cells: { growthPercentPerYear: 5, growthYears: 4, failoverPercent: 25, cpuOvercommit: 6, cpuAllocationRatio: 5, evictionSoftPercent: 8 },
  },
] as const

async function sized(inputs: unknown): Promise<SizingResult> {
  const { results: [result] } = await call('sizing.compute', { scenarios: [{ name: 'case', inputs }] })
  if (result === undefined) throw new Error('There is no result.')
  return result
}

/** What a workbook says of a sizing, by the names of its cells. */
function saidBy(workbook: WorkBook, result: SizingResult): Record<string, unknown> {
  return Object.fromEntries(Object.keys(expectedOf(result)).map((name) => [name, namedValue(workbook, name)]))
}

/** The engine's numbers by the names that the workbook has for them: equal to the last digit, storage to the MiB that it is rounded to. */
function expectedOf(result: SizingResult): Record<string, unknown> {
  const pools = result.pools.flatMap((pool, index) => [
    ...DIVIDED.map((resource) => [`pool${index + 1}_${resource.replace('-', '_')}_nodes`, pool.bounds.find(({ constraint }) => constraint === resource)?.nodes]),
    ...pool.kinds.flatMap(({ capacity }, kind) => Object.entries({ cpu: capacity.cpuMillicores, memory: capacity.memoryMib, pods: capacity.pods, kvm_devices: capacity.kvmDevices }).map(([resource, { value }]) => [`pool${index + 1}_kind${kind + 1}_${resource}`, value])),
  ])
  const { classes, odf } = result.storage
  return Object.fromEntries([
    ...pools,
    ...classes.map(({ usableMib }, index) => [`storage${index + 1}_capacity`, usableMib.value]),
    ...(odf === null ? [] : [['odfRaw', odf.rawMib.value], ['odfDisks', odf.disks.value], ['odfNodes', odf.nodes.value]]),
  ]) as Record<string, unknown> // pairs of a name and a number
}

describe.skipIf(LIBREOFFICE === null)('the workbook, computed anew by LibreOffice', { timeout: BUSY_MS }, () => {
  it('gives the engine’s numbers, as exported and after assumptions were changed', async () => {
    const written: Uint8Array[] = []
    for (const [index, { name, inputs }] of CASES.entries()) {
      await call('decisions.apply', { changes: [{ kind: 'sizing.scenario', subject: name, value: inputs }] })
      const path = join(folder(), `case-${index}.xlsx`)
      await call('report.export', { workbook: path, scenario: name })
      written.push(readFileSync(path))
    }
    const computed = await recalculate(LIBREOFFICE ?? '', written.flatMap((bytes, index) => [{ bytes, changes: {} }, { bytes, changes: CASES[index]?.cells ?? {} }]))
    for (const [index, { inputs, changed }] of CASES.entries()) {
      const [bytes, asExported, afterwards] = [written[index], computed[index * 2], computed[index * 2 + 1]]
      if (bytes === undefined || asExported === undefined || afterwards === undefined) throw new Error('A workbook is missing.')
      expect(differences(read(bytes, { cellText: false, cellHTML: false }), asExported)).toEqual([])
      const [before, after] = [await sized(inputs), await sized(changed)]
      expect(saidBy(asExported, before)).toEqual(expectedOf(before))
      expect(saidBy(afterwards, after)).toEqual(expectedOf(after))
      expect(namedValue(asExported, 'workers')).toBe(before.workers.value)
      expect(Math.abs(Number(namedValue(afterwards, 'workers')) - after.workers.value)).toBeLessThanOrEqual(ESTIMATE_NODES)
      expect([namedValue(asExported, 'changedAssumptions'), namedValue(afterwards, 'changedAssumptions')]).toEqual([0, changedRows(CASES[index]?.cells ?? {})])
    }
  })
})

/** A kind of node has one row, whatever of it was changed. */
function changedRows(cells: object): number {
  return new Set(Object.keys(cells).map((name) => name.replace(/^(kind\d+)_.*/, '$1'))).size
}

/** What packing takes beyond the division is not computed anew: the node count is off by so many at most in these cases. */
const ESTIMATE_NODES = 1

/** Formulas whose value in the file is not what LibreOffice makes of them. */
function differences(written: WorkBook, computed: WorkBook): string[] {
  return written.SheetNames.flatMap((sheet) =>
    Object.entries(written.Sheets[sheet] ?? {}).flatMap(([cell, own]) => {
      const { f: formula, v: value } = own as { f?: string; v?: unknown } // a cell of SheetJS
      if (formula === undefined) return []
      const other = (computed.Sheets[sheet]?.[cell] as { v?: string | number } | undefined)?.v ?? '' // the same
      const isSame = typeof value === 'number' ? Math.abs(value - Number(other)) <= Math.abs(value) * 1e-9 : (value ?? '') === other // how far sums of fractions may differ
      return isSame ? [] : [`${sheet}!${cell} ${formula}: ${String(value)}, computed ${other}`]
    }),
  )
}
