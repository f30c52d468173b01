import { expect, it } from 'vitest'
import { waveRatesSchema } from '#shared/domain/waves/wave-rates.ts'
import { waveDisk, waveVm } from '../testing/wave-vms.ts'
import { snapshotSpace } from './snapshot-space.ts'
import { type LandingVm, waveCapacity } from './wave-capacity.ts'

const GIB = 1_024
const TIB = GIB * GIB
const vm = (id: string, memoryGib: number, tib: number): LandingVm => ({ id, vcpus: 4, memoryMib: memoryGib * GIB, request: { pool: 'general', room: { cpuMillicores: 1_000, memoryMib: memoryGib * GIB, pods: 1 } }, disks: [{ storageClass: 'ceph', capacityMib: tib * TIB }] })
const WAVES = [
  { windowId: 'w/2026-03-07', date: '2026-03-07', vms: [vm('a', 64, 1)], mostAtOnce: 1 },
  { windowId: 'w/2026-03-14', date: '2026-03-14', vms: [vm('b', 64, 2), vm('c', 64, 1)], mostAtOnce: 2 },
  { windowId: 'w/2026-03-28', date: '2026-03-28', vms: [vm('d', 64, 1)], mostAtOnce: 1 },
]
const OPTIONS = { supply: [], classCapacityMib: new Map([['ceph', 4.5 * TIB]]), conversionGib: 10, sourceKeptDays: 14, pools: [], reusedHosts: [] }

it('adds up what has landed, the peak of a night, and what is kept at the source', () => {
  const rows = waveCapacity(WAVES, OPTIONS)
  expect(rows.map(({ landed }) => [landed.vms, landed.vcpus, landed.memoryMib / GIB, landed.disksMib / TIB])).toEqual([[1, 4, 64, 1], [3, 12, 192, 4], [4, 16, 256, 5]])
  expect(rows.map(({ peakMib, conversionMib }) => [(peakMib - conversionMib) / TIB, conversionMib / GIB])).toEqual([[1, 10], [4, 20], [5, 10]])
  // On 28 March the sources of 7 and of 14 March may go: fourteen days are over.
  expect(rows.map(({ retainedMib, retainedUntil }) => [retainedMib / TIB, retainedUntil])).toEqual([[1, '2026-03-21'], [4, '2026-03-28'], [1, '2026-04-11']])
  expect(rows.map(({ classes, shortages }) => [classes[0]?.fits, shortages.map(({ code }) => code)])).toEqual([[true, []], [true, []], [false, ['storage-missing']]])
})

it('compares with what is there by then: nodes and storage come in steps', () => {
  const supply = [{ from: '2026-03-20', memoryGib: 300, storageTib: { ceph: 10 } }, { from: '2026-03-01', memoryGib: 100, vcpus: 8 }]
  expect(waveCapacity(WAVES, { ...OPTIONS, supply }).map(({ stated }) => [stated.vcpus, stated.memoryMib === null ? null : stated.memoryMib / GIB])).toEqual([[8, 100], [8, 100], [8, 300]])
  expect(waveCapacity(WAVES, { ...OPTIONS, supply }).map(({ shortages }) => shortages.map(({ code }) => code))).toEqual([[], ['vcpus-missing', 'memory-missing'], ['vcpus-missing']])
})

it('has no capacity to compare with where nobody states one', () => {
  expect(waveCapacity(WAVES, { ...OPTIONS, classCapacityMib: new Map() }).map(({ classes }) => classes[0]?.fits)).toEqual([null, null, null])
})

it('counts space for conversions into the night of the classes that they are in', () => {
  const [first] = waveCapacity(WAVES, { ...OPTIONS, classCapacityMib: new Map([['ceph', TIB]]) })
  expect(first?.classes).toEqual([{ name: 'ceph', neededMib: TIB, peakMib: TIB + 10 * GIB, capacityMib: TIB, fits: false }])
  expect(first?.shortages.map(({ code, subject, owner, needed, available }) => [code, subject, owner, (needed - available) / GIB])).toEqual([['storage-missing', 'ceph', 'storage', 10]])
})

it('counts the nodes that have to be there before each wave, and hosts of the source once they are nodes', () => {
  const room = { cpuMillicores: 40_000, memoryMib: 100 * GIB, pods: 200 }
  const pools = [{ pool: 'general', model: 'r760', room, spare: 1, base: { cpuMillicores: 0, memoryMib: 40 * GIB, pods: 3 }, storage: null }]
  const supply = [{ from: '2026-03-01', nodes: 3 }]
  const rows = waveCapacity(WAVES, { ...OPTIONS, classCapacityMib: new Map(), pools, supply })
  // 104, 232 and 296 GiB on nodes of 100, and a spare one.
  expect(rows.map(({ nodes }) => nodes.map(({ needed, reused, limitedBy }) => [needed, reused, limitedBy]))).toEqual([[[3, 0, 'memory']], [[4, 0, 'memory']], [[4, 0, 'memory']]])
  expect(rows.map(({ shortages }) => shortages.map(({ code, owner, needed, available }) => [code, owner, needed, available]))).toEqual([[], [['nodes-missing', 'cluster', 4, 3]], [['nodes-missing', 'cluster', 4, 3]]])
  const reused = waveCapacity(WAVES, { ...OPTIONS, classCapacityMib: new Map(), pools, supply, reusedHosts: [{ from: '2026-03-15', room }] })
  expect(reused.map(({ nodes, shortages }) => [nodes[0]?.needed, nodes[0]?.reused, shortages.length])).toEqual([[3, 0, 0], [4, 0, 1], [3, 1, 0]])
})

it('counts the nodes whose disks hold what has landed, where nodes hold it', () => {
  const pool = { pool: 'general', model: 'r760', room: { cpuMillicores: 40_000, memoryMib: 1_000 * GIB, pods: 200 }, spare: 1, base: { cpuMillicores: 0, memoryMib: 0, pods: 0 } }
  const stored = (usableMib: number, classes: readonly string[]): unknown => waveCapacity(WAVES, { ...OPTIONS, pools: [{ ...pool, storage: { classes: new Set(classes), usableMib, least: 3 } }] }).map(({ nodes }) => nodes.map(({ needed, limitedBy }) => [needed, limitedBy]))
  const landedTib = waveCapacity(WAVES, OPTIONS).map(({ classes }) => (classes.find(({ name }) => name === 'ceph')?.neededMib ?? 0) / TIB)
  expect(stored(0.5 * TIB, ['ceph'])).toEqual(landedTib.map((tib) => [[Math.max(3, Math.ceil(tib / 0.5)), 'storage']]))
  expect(stored(1_000 * TIB, ['ceph'])).toEqual(landedTib.map(() => [[3, 'storage']]))
  expect(stored(0.5 * TIB, ['elsewhere'])).toEqual(landedTib.map(() => [[2, 'memory']]))
})

it('counts snapshots of warm VMs against the free space of their datastores', () => {
  const warm = waveVm('w', { type: 'warm', dailyChangeMib: 24 * GIB, disks: [waveDisk(35), waveDisk(35, 'd2')] })
  const rows = snapshotSpace([{ windowId: 'x', vms: [warm, waveVm('cold')], precopySeconds: 11 * 3_600 }], new Map([['d1', 5 * GIB], ['d2', null]]), waveRatesSchema.parse({}))
  // Half of 24 GiB a day each; eleven hours of the first copy and one interval more.
  expect(rows).toEqual([{ windowId: 'x', datastoreId: 'd1', vms: 1, neededMib: 6 * GIB, freeMib: 5 * GIB, fits: false }, { windowId: 'x', datastoreId: 'd2', vms: 1, neededMib: 6 * GIB, freeMib: null, fits: null }])
})
