import { expect, it } from 'vitest'
import type { WaveCapacityAnswer } from '#shared/contract/wave-capacity.ts'
import { type CapacityNames, freedChart, memoryChart, nodeChart, snapshotChart, storageChart, vcpuChart } from './capacity-charts.ts'

const GIB = 1_024
const TIB = GIB * GIB
const NAMES: CapacityNames = { date: 'Day', nodes: 'Nodes', reused: 'Reused', landed: 'Landed', stated: 'Stated', peak: 'Peak', capacity: 'Capacity', retained: 'Kept', hosts: 'Hosts', datastores: 'Datastores', place: 'Where', needed: 'Needed', free: 'Free' }
const wave = (number: number, stated: number | null, capacityMib: number | null) => ({
  wave: number, window: `w/${number}`, date: `2026-03-0${number}`, landed: { vms: number, vcpus: 4 * number, memoryMib: 8 * GIB * number, disksMib: TIB * number },
  stated: { vcpus: stated, memoryMib: stated === null ? null : stated * GIB }, peakMib: 1.5 * TIB * number, retainedMib: TIB, classes: [{ name: 'ceph', neededMib: TIB, capacityMib, fits: null }],
  freedHosts: [`esx-${number}`], freedDatastores: number === 2 ? ['ds'] : [], shortages: [], nodes: [{ needed: 2 + number, reused: number - 1, stated }, { needed: 3, reused: 0, stated: null }],
}) as unknown as WaveCapacityAnswer['waves'][number] // what charts do not look at is left out
const waves = [wave(1, null, TIB), wave(2, 16, 3 * TIB)]

it('compares what has landed with what is stated, from the day on which it is', () => {
  expect(vcpuChart(waves, NAMES).table).toEqual({ columns: [{ title: 'Day' }, { title: 'Landed', isNumber: true }, { title: 'Stated', isNumber: true }], rows: [['2026-03-01', 4, null], ['2026-03-02', 8, 16]] })
  expect(memoryChart(waves, NAMES).table.rows).toEqual([['2026-03-01', 8, null], ['2026-03-02', 16, 16]])
})

it('adds up nodes of all pools, and those that hosts of the source became', () => {
  expect(nodeChart(waves, NAMES).table).toEqual({ columns: [{ title: 'Day' }, ...['Nodes', 'Reused', 'Stated'].map((title) => ({ title, isNumber: true }))], rows: [['2026-03-01', 6, 0, null], ['2026-03-02', 7, 1, 16]] })
  expect(nodeChart([wave(1, null, null)], NAMES).table.columns.map(({ title }) => title)).toEqual(['Day', 'Nodes'])
})

it('leaves out a line that nobody stated anything for', () => {
  expect(vcpuChart([wave(1, null, null)], NAMES).table.columns.map(({ title }) => title)).toEqual(['Day', 'Landed'])
  // One class without a capacity makes the sum unknown, not smaller.
  expect(storageChart([wave(1, null, null)], NAMES).table.columns.map(({ title }) => title)).not.toContain('Capacity')
  expect(storageChart(waves, NAMES).table.rows).toEqual([['2026-03-01', 1, 1.5, 1, 1], ['2026-03-02', 2, 3, 1, 3]])
})

it('adds up what becomes free, and shows the datastores that are shortest of space first', () => {
  expect(freedChart(waves, NAMES).table.rows).toEqual([['2026-03-01', 1, 0], ['2026-03-02', 2, 1]])
  const row = (name: string, neededMib: number, freeMib: number | null) => ({ wave: 1, window: 'w/1', datastore: name, name, vms: 1, neededMib, freeMib, fits: null })
  expect(snapshotChart([row('roomy', GIB, 9 * GIB), row('unknown', GIB, null), row('full', 2 * GIB, GIB)], ({ name }) => name, NAMES).table.rows).toEqual([['full', 2, 1], ['roomy', 1, 9], ['unknown', 1, null]])
})
