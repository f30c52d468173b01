import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const MODULE = new URL('./keep-heap-small.ts', import.meta.url).href
/** What an export of a large estate has alive, nearly. */
const KEPT_MIB = 90

/** Prints how large the young generation is at the end, in MiB, and how often the collector looked through all of the heap meanwhile. */
const program = (looks: string): string => `
  const { keepHeapSmall, ...looks } = await import(${JSON.stringify(MODULE)})
  const { constants, PerformanceObserver } = await import('node:perf_hooks')
  const { getHeapSpaceStatistics } = await import('node:v8')
  const { setTimeout: sleep } = await import('node:timers/promises')
  keepHeapSmall(${looks})
  let seen = 0
  new PerformanceObserver((list) => { seen += list.getEntries().filter(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR).length }).observe({ entryTypes: ['gc'] })
  const kept = []
  for (let mib = 0; mib < ${String(KEPT_MIB)}; mib += 1) for (let count = 0; count < 1024; count += 1) kept.push(new Array(126).fill(count))
  await sleep(10)
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 1024 / 1024
  console.log(JSON.stringify({ young, seen, kept: kept.length }))
`

it('has the young generation at 24 MiB, and the old one left alone while little is alive where looks are to be late', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program('looks.LATE_LOOKS')], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const { young, seen } = JSON.parse(stdout) as { young: number; seen: number } // what the program prints
  expect(young).toBe(24)
  expect(seen).toBe(0)
})
