import { expect, test } from 'vitest'
import type { BandwidthCheck } from '#shared/domain/plan/node-network.ts'
import { withWaveDemand } from './wave-demand.ts'

const check = (traffic: BandwidthCheck['traffic'], offeredMbps: number | null): BandwidthCheck => ({ group: 'workers', traffic, bondName: 'bond1', offeredMbps, flowMbps: offeredMbps, sharedWith: [], needs: [{ code: 'demand', verdict: 'unknown', message: 'not planned yet' }] })
/** 1000 MiB/s are 8389 Mbit/s. */
const DEMAND = { window: 'sat/2026-03-07', vmCount: 20, mibPerSecond: 1000 }

test.each<[string, BandwidthCheck, number | null, BandwidthCheck['needs'][number]['verdict'], RegExp]>([
  ['imports that a node could take', check('import', 25_000), null, 'enough', /8389 Mbit\/s .*single node/],
  ['the same of storage, which VMs use besides', check('storage', 25_000), null, 'unknown', /beside what VMs/],
  ['more than a node has, and nobody knows how many', check('import', 1_000), null, 'unknown', /nobody lists/],
  ['enough if shared', check('import', 1_000), 10, 'unknown', /839 each/],
  ['short even if shared', check('storage', 1_000), 4, 'short', /2097 on each of 4/],
  ['no speeds', check('import', null), 4, 'unknown', /speeds of the NICs/],
])('%s', (_what, own, nodes, verdict, message) => {
  expect(withWaveDemand([own], DEMAND, new Map([['workers', nodes]]))[0]?.needs).toEqual([{ code: 'demand', verdict, message: expect.stringMatching(message) as string }])
})

test('nothing without waves, and nothing to other kinds of traffic', () => {
  const checks = [check('import', 1_000), check('vms', 1_000)]
  expect(withWaveDemand(checks, null, new Map())).toEqual(checks)
  expect(withWaveDemand(checks, DEMAND, new Map())[1]).toEqual(checks[1])
})
