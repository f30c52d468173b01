import type { WaveCapacityAnswer } from '#shared/contract/wave-capacity.ts'
import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'
import { stepsChart, type WaveChart } from '../wave-charts.ts'

type Wave = WaveCapacityAnswer['waves'][number]

/** How the lines of the charts are called. */
export interface CapacityNames {
  readonly date: string
  readonly nodes: string
  readonly reused: string
  readonly landed: string
  readonly stated: string
  readonly peak: string
  readonly capacity: string
  readonly retained: string
  readonly hosts: string
  readonly datastores: string
  readonly place: string
  readonly needed: string
  readonly free: string
}

/** More places than this do not fit into one picture; the table names them all. */
const MOST_PLACES = 12
const rounded = (value: number): number => Math.round(value * 100) / 100
const daysOf = (waves: readonly Wave[]): readonly string[] => waves.map(({ date }) => date)

/** Nodes of all pools that have to be there as each wave lands, beside those that are stated for the general one and hosts that became nodes. */
export function nodeChart(waves: readonly Wave[], names: CapacityNames): WaveChart {
  const sum = (wave: Wave, of: 'needed' | 'reused'): number => wave.nodes.reduce((count, need) => count + need[of], 0)
  return stepsChart(names.date, daysOf(waves), [
    { name: names.nodes, isBar: true, data: waves.map((wave) => sum(wave, 'needed')) },
    ...(waves.some((wave) => sum(wave, 'reused') > 0) ? [{ name: names.reused, isBar: true, data: waves.map((wave) => sum(wave, 'reused')) }] : []),
    { name: names.stated, isDashed: true, data: waves.map(({ nodes }) => nodes[0]?.stated ?? null) },
  ])
}

/** vCPUs that have landed after each wave, beside what is stated to be there by then. */
export function vcpuChart(waves: readonly Wave[], names: CapacityNames): WaveChart {
  return stepsChart(names.date, daysOf(waves), [{ name: names.landed, isBar: true, data: waves.map(({ landed }) => landed.vcpus) }, { name: names.stated, isDashed: true, data: waves.map(({ stated }) => stated.vcpus) }])
}

/** Memory of the VMs that have landed, GiB. */
export function memoryChart(waves: readonly Wave[], names: CapacityNames): WaveChart {
  return stepsChart(names.date, daysOf(waves), [
    { name: names.landed, isBar: true, data: waves.map(({ landed }) => rounded(landed.memoryMib / MIB_PER_GIB)) },
    { name: names.stated, isDashed: true, data: waves.map(({ stated }) => (stated.memoryMib === null ? null : rounded(stated.memoryMib / MIB_PER_GIB))) },
  ])
}

/** Disks that have landed, the most that storage holds in the night, what the source still keeps, and what the StorageClasses have, TiB. */
export function storageChart(waves: readonly Wave[], names: CapacityNames): WaveChart {
  const tib = (mib: number): number => rounded(mib / MIB_PER_TIB)
  return stepsChart(names.date, daysOf(waves), [
    { name: names.landed, isBar: true, data: waves.map(({ landed }) => tib(landed.disksMib)) },
    { name: names.peak, isBar: true, data: waves.map(({ peakMib }) => tib(peakMib)) },
    { name: names.retained, isBar: true, data: waves.map(({ retainedMib }) => tib(retainedMib)) },
    // A sum is true only where each class states its part.
    { name: names.capacity, isDashed: true, data: waves.map(({ classes }) => (classes.some(({ capacityMib }) => capacityMib === null) ? null : tib(classes.reduce((sum, { capacityMib }) => sum + (capacityMib ?? 0), 0)))) },
  ])
}

/** Hosts and datastores of the source that are free after each wave, all so far together. */
export function freedChart(waves: readonly Wave[], names: CapacityNames): WaveChart {
  const sums = (countOf: (wave: Wave) => number): number[] => waves.map((_, place) => waves.slice(0, place + 1).reduce((sum, wave) => sum + countOf(wave), 0))
  return stepsChart(names.date, daysOf(waves), [{ name: names.hosts, isBar: true, data: sums(({ freedHosts }) => freedHosts.length) }, { name: names.datastores, isBar: true, data: sums(({ freedDatastores }) => freedDatastores.length) }])
}

/** What snapshots of warm VMs need on datastores of the source, beside what is free there, GiB; those that are shortest of space first. */
export function snapshotChart(snapshots: WaveCapacityAnswer['snapshots'], nameOf: (row: WaveCapacityAnswer['snapshots'][number]) => string, names: CapacityNames): WaveChart {
  const gib = (mib: number | null): number | null => (mib === null ? null : rounded(mib / MIB_PER_GIB))
  const left = ({ freeMib, neededMib }: (typeof snapshots)[number]): number => (freeMib === null ? Infinity : freeMib - neededMib)
  const sorted = [...snapshots].sort((one, other) => (left(one) === left(other) ? 0 : left(one) - left(other)))
  const shown = sorted.slice(0, MOST_PLACES)
  return {
    option: {
      grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 10 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', min: 0 },
      yAxis: { type: 'category', inverse: true, data: shown.map(nameOf) },
      series: [{ type: 'bar', name: names.needed, barMaxWidth: 14, data: shown.map(({ neededMib }) => gib(neededMib)) }, { type: 'bar', name: names.free, barMaxWidth: 14, data: shown.map(({ freeMib }) => gib(freeMib)) }],
    },
    table: { columns: [{ title: names.place }, { title: names.needed, isNumber: true }, { title: names.free, isNumber: true }], rows: sorted.map((row) => [nameOf(row), gib(row.neededMib), gib(row.freeMib)]) },
  }
}
