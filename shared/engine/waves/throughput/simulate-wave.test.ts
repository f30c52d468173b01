import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { waveRatesSchema } from '#shared/domain/waves/wave-rates.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import { waveDisk, waveVm } from '../testing/wave-vms.ts'
import { simulateNaively } from '../testing/simulate-naively.ts'
import { pickRates } from './pick-rates.ts'
import { simulateWave, type SimulatedPlan } from './simulate-wave.ts'
import { cutoverJob, precopyJob, type TransferJob } from './transfer-jobs.ts'
import { waveBounds } from './wave-bounds.ts'

const RATES = pickRates(waveRatesSchema.parse({}), 'best')
const plan = (jobs: readonly TransferJob[], after: readonly number[] = []): SimulatedPlan => ({ jobs, after })
const cold = (vms: readonly WaveVm[]): SimulatedPlan => plan(vms.map((vm) => cutoverJob(vm, RATES)))
const clones = (count: number, hosts = 1): readonly WaveVm[] => Array.from({ length: count }, (_, index) => waveVm(`v${String(index)}`, { hostId: `h${String(index % hosts)}` }))
const job = (vmId: string, more: Partial<TransferJob> = {}): TransferJob => ({ vmId, slotKey: 'h', cost: 1, releases: 'when-created', isParallel: false, flows: [], conversionSeconds: 10, checkSeconds: 0, ...more })
const flow = (mib: number, maxRate = 10): TransferJob['flows'][number] => ({ mib, maxRate, resources: [{ key: 'host h', capacity: 20 }] })

describe('runs that others measured: one disk 162 MiB/s, one host 294, a fixed time for each VM, 100 in flight', () => {
  const seconds = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  const minutes = (count: number, hosts = 1): number => simulateWave([cold(clones(count, hosts))], { inFlight: 100, teams: 1 }).migrationSeconds

  it('one VM takes six minutes: what the time for each VM was fitted to', () => {
    expect(minutes(1)).toBeCloseTo(seconds('6:00'), -1)
  })

  test.each([[10, '21:39'], [20, '41:16'], [50, '1:46:24'], [100, '3:25:15']] as const)('%i VMs take %s, within 15 percent', (count, measured) => {
    expect(Math.abs(minutes(count) / seconds(measured) - 1)).toBeLessThan(0.15)
  })
})

describe('the places of MTV', () => {
  test.each<[what: string, plans: readonly SimulatedPlan[], inFlight: number, createdAt: Record<string, number>]>([
    ['a cold VM holds its place through conversion', [plan([job('a', { flows: [flow(100)] }), job('b', { flows: [flow(100)] })])], 1, { a: 20, b: 40 }],
    ['one by offload gives it back when conversion begins', [plan([job('a', { releases: 'when-converting', flows: [flow(100)] }), job('b', { releases: 'when-converting', flows: [flow(100)] })])], 1, { a: 20, b: 30 }],
    ['warm disks give back one place each', [plan([job('a', { releases: 'disk-by-disk', isParallel: true, cost: 2, flows: [flow(50), flow(100)], conversionSeconds: 0 }), job('b', { releases: 'disk-by-disk', isParallel: true, cost: 1, flows: [flow(50)], conversionSeconds: 0 })])], 2, { a: 10, b: 10 }],
    ['more disks than places run on an idle host alone', [plan([job('a', { flows: [flow(100)], conversionSeconds: 0 }), job('big', { releases: 'disk-by-disk', isParallel: true, cost: 3, flows: [flow(40), flow(40), flow(40)], conversionSeconds: 0 }), job('c', { flows: [flow(100)], conversionSeconds: 0 })])], 2, { a: 10, c: 10, big: 16 }],
    ['who does not fit is passed over by who does', [plan([job('a', { releases: 'disk-by-disk', isParallel: true, cost: 1, flows: [flow(100)], conversionSeconds: 0 }), job('b', { releases: 'disk-by-disk', isParallel: true, cost: 2, flows: [flow(10), flow(10)], conversionSeconds: 0 }), job('c', { releases: 'disk-by-disk', isParallel: true, cost: 1, flows: [flow(50)], conversionSeconds: 0 })])], 2, { c: 5, a: 10, b: 11 }],
    ['the first plan takes all places before the second one gets any', [plan([job('a', { flows: [flow(100)] }), job('b', { flows: [flow(100)] })]), plan([job('c', { flows: [flow(100)] })])], 1, { a: 20, b: 40, c: 60 }],
    ['a plan waits for the whole plan before it', [plan([job('a', { flows: [flow(100)] })]), plan([job('b', { slotKey: 'other', flows: [flow(100)] })], [0])], 5, { a: 20, b: 40 }],
    ['a plan that holds nothing here keeps nobody waiting', [plan([]), plan([job('b', { flows: [flow(100)] })], [0])], 5, { b: 20 }],
    ['disks of a VM one after the other', [plan([job('a', { flows: [flow(100), flow(50)] })])], 5, { a: 25 }],
    ['a host that is full is shared', [plan(['a', 'b', 'c', 'd'].map((id) => job(id, { flows: [flow(100)] })))], 5, { a: 30, b: 30, c: 30, d: 30 }],
    ['a VM without disks is only converted', [plan([job('a')])], 5, { a: 10 }],
  ])('%s', (_, plans, inFlight, createdAt) => {
    const run = simulateWave(plans, { inFlight, teams: 1 })
    expect(Object.fromEntries([...run.createdAt].map(([id, at]) => [id, Math.round(at * 1000) / 1000]))).toEqual(createdAt)
  })

  it('an oVirt engine counts VMs over all of its hosts', () => {
    const vms = clones(3, 3).map((vm) => ({ ...vm, sourceKind: 'ovirt' as const }))
    const run = simulateWave([cold(vms)], { inFlight: 1, teams: 1 })
    expect(run.mostOnOneHost).toBe(1)
    expect(run.migrationSeconds).toBeCloseTo(3 * (35 * 1024 / 162 + 139), 0)
  })

  it('teams check one VM at a time', () => {
    const run = simulateWave([plan(['a', 'b', 'c'].map((id) => job(id, { checkSeconds: 100 })))], { inFlight: 5, teams: 2 })
    expect([run.migrationSeconds, run.seconds]).toEqual([10, 210])
  })

  it('only the last delta of a warm VM is in the window', () => {
    const vm = waveVm('w', { type: 'warm', dailyChangeMib: 24 * 73 * 10 })
    expect(simulateWave([plan([cutoverJob(vm, RATES)])], { inFlight: 1, teams: 1 }).migrationSeconds).toBeCloseTo(10 + 139, 5)
    expect(simulateWave([plan([precopyJob(vm, RATES)])], { inFlight: 1, teams: 1 }).migrationSeconds).toBeCloseTo(35 * 1024 / 73, 5)
  })
})

const vmsOfWaves = fc.array(fc.record({
  host: fc.integer({ min: 0, max: 2 }), type: fc.constantFrom('cold' as const, 'warm' as const), isOffloaded: fc.boolean(), plan: fc.integer({ min: 0, max: 2 }),
  disks: fc.array(fc.record({ gib: fc.integer({ min: 0, max: 90 }), datastore: fc.constantFrom('d1', 'd2', null) }), { maxLength: 4 }),
}), { minLength: 1, maxLength: 14 }).map((rows) => rows.map((row, index) => ({ plan: row.plan, vm: waveVm(`v${String(index)}`, { hostId: `h${String(row.host)}`, type: row.type, isOffloaded: row.isOffloaded && row.type === 'cold', disks: row.disks.map(({ gib, datastore }) => waveDisk(gib, datastore)) }) })))

describe('whatever the wave', () => {
  it('a second simulation that looks at everything at every step says the same', () => {
    fc.assert(fc.property(vmsOfWaves, fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.boolean(), (rows, inFlight, isPrecopy, isChained) => {
      const plans = [0, 1, 2].map((index) => plan(rows.filter((row) => row.plan === index).map(({ vm }) => (isPrecopy ? precopyJob : cutoverJob)(vm, RATES)), isChained && index > 0 ? [index - 1] : []))
      const run = simulateWave(plans, { inFlight, teams: 2 })
      const naive = simulateNaively(plans, inFlight)
      expect([...run.createdAt.keys()].sort()).toEqual([...naive.keys()].sort())
      for (const [id, at] of run.createdAt) expect(at).toBeCloseTo(naive.get(id) ?? -1, 3)
    }), { numRuns: 150 })
  })

  it('is never shorter than a bound, and each VM is created', () => {
    fc.assert(fc.property(vmsOfWaves, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 4 }), (rows, inFlight, teams) => {
      const jobs = rows.map(({ vm }) => cutoverJob(vm, RATES))
      const run = simulateWave([plan(jobs)], { inFlight, teams })
      const [longest] = waveBounds(jobs, { inFlight, teams })
      expect(run.seconds).toBeGreaterThanOrEqual((longest?.seconds ?? 0) - 1e-6)
      expect(run.createdAt.size).toBe(jobs.length)
    }))
  })
})
