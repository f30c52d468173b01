import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { overheadMib } from './overhead.ts'
import { reservedOf } from './reserved.ts'

const FACTS = resolve('..', 'shared', 'data', 'sizing-facts.json')
const PLAIN = { vcpus: 4, guestMib: 8_192, isDedicatedCpu: false, hasHostDevice: false, hasTpm: false }

describe('the overhead of a VM', () => {
  test.each([
    // 220 + 8 + 32 + 33.4 + 8 × 4 + 8,192 ÷ 512 = 341.4
    ['4.22', {}, 342],
    // KubeVirt 1.4: virtlogd takes 20.
    ['4.18', {}, 337],
    ['4.22', { hasHostDevice: true }, 1_366],
    ['4.22', { hasTpm: true }, 395],
    ['4.22', { isDedicatedCpu: true }, 442],
    ['4.22', { vcpus: 8, guestMib: 65_536 }, 486],
  ] as const)('of OpenShift %s with %j is %i MiB', (openshift, given, expected) => {
    expect(overheadMib({ ...PLAIN, ...given }, openshift)).toBe(expected)
  })
})

describe('the reserve of a node', () => {
  test.each([
    ['4.22', 'release', 128, 512, 1.58, 16],
    ['4.22', 'auto', 8, 8, 0.5, 1],
    ['4.22', 'auto', 64, 128, 0.82, 8],
    ['4.20', 'release', 128, 512, 0.5, 1],
    // 1 + 0.8 + 0.8 + 6.72 + 0.02 × 384
    ['4.20', 'auto', 128, 512, 1.58, 17],
  ] as const)('of OpenShift %s by %s with %i CPUs and %i GiB', (openshift, by, threads, gib, cpuCores, memoryGib) => {
    const reserved = reservedOf({ threads, memoryMib: gib * 1_024 }, { by }, openshift)
    expect([reserved.cpuCores, Math.round(reserved.memoryMib / 1_024)]).toEqual([cpuCores, memoryGib])
  })
})

describe.skipIf(!existsSync(FACTS))('the gathered facts', () => {
  it('give the same overhead', () => {
    const facts = (JSON.parse(readFileSync(FACTS, 'utf8')) as { virtLauncherOverheadMiB: Record<string, number> }).virtLauncherOverheadMiB // as the file is laid out
    const of = (name: string): number => facts[name] ?? Number.NaN
    const fixed = of('virtLauncherMonitor') + of('virtLauncher') + of('virtlogd') + of('virtqemud') + of('qemu') + of('ioThreadsStatic') + of('graphicsUnlessAutoattachFalse') + (of('guestConsoleLogContainerMB') * 1_000_000) / 1_048_576
    for (const vcpus of [1, 4, 64]) {
      for (const guestMib of [512, 8_192, 1_048_576]) {
        expect(overheadMib({ ...PLAIN, vcpus, guestMib }, '4.22')).toBeCloseTo(Math.ceil(fixed + of('perVcpu') * vcpus + guestMib / 512), 5)
        expect(overheadMib({ ...PLAIN, vcpus, guestMib, hasHostDevice: true, hasTpm: true, isDedicatedCpu: true }, '4.22')).toBe(Math.ceil(fixed + of('perVcpu') * vcpus + guestMib / 512 + of('vfioAny') + of('tpm') + of('dedicatedCpuOrGuaranteedQos')))
      }
    }
  })
})
