import type { Term } from '#shared/domain/sizing/figure.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import { isOpenshiftAtLeast, type OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { minus } from './figure.ts'

/** autoSizingReserved computes otherwise from this release on, and is on for workers unless somebody says no. */
const NEW_AUTO_SIZING: OpenshiftVersion = '4.21'
const STATIC = { cpuCores: 0.5, memoryMib: MIB_PER_GIB } as const
const CPU_BASE = 0.06
const CPU_PER_CORE = 0.012
const LEAST_CPU = 0.5
const HUNDRED = 100
/** Up to 4.20: so much of the first GiB, of the next, and of what is beyond. */
const OLD_STEPS = [{ gib: 4, part: 0.25 }, { gib: 4, part: 0.2 }, { gib: 8, part: 0.1 }, { gib: 112, part: 0.06 }, { gib: Infinity, part: 0.02 }] as const
const SMALL_NODE_GIB = 8
const LARGE_NODE_GIB = 128
const NEW_MIDDLE = { base: 1, part: 0.06 } as const
const NEW_LARGE = { base: 7.72, part: 0.02, fromGib: 120 } as const
const HALF = 0.5

export interface Reserved {
  readonly cpuCores: number
  readonly memoryMib: number
  readonly rule: string
}

/**
 * What a node keeps for the kubelet and the system. The formulas are those of the machine config operator's
 * dynamic-system-reserved-calc; without autoSizingReserved the kubelet keeps 500m and 1 GiB.
 */
export function reservedOf({ threads, memoryMib }: { readonly threads: number; readonly memoryMib: number }, reserved: SizingScenario['reserved'], openshift: OpenshiftVersion): Reserved {
  if (reserved.by === 'custom') return { cpuCores: reserved.cpuCores, memoryMib: reserved.memoryMib, rule: 'stated in the scenario' }
  const formula = reserveFormula(reserved, openshift)
  if (formula === 'static') return { ...STATIC, rule: `the kubelet's default without autoSizingReserved` }
  return {
    cpuCores: Math.max(LEAST_CPU, Math.round((CPU_BASE + CPU_PER_CORE * (threads - 1)) * HUNDRED) / HUNDRED),
    memoryMib: formula === 'from-4.21' ? newMemoryMib(memoryMib) : oldMemoryMib(memoryMib),
    rule: `autoSizingReserved of OpenShift ${openshift}`,
  }
}

/** By which formula a node's reserve is computed: autoSizingReserved of newer or older releases, or a number that is the same for all nodes. */
export function reserveFormula(reserved: SizingScenario['reserved'], openshift: OpenshiftVersion): 'from-4.21' | 'up-to-4.20' | 'static' {
  const isNew = isOpenshiftAtLeast(openshift, NEW_AUTO_SIZING)
  if (reserved.by === 'custom' || reserved.by === 'static' || (reserved.by === 'release' && !isNew)) return 'static'
  return isNew ? 'from-4.21' : 'up-to-4.20'
}

/** The reserve as terms of a node's CPU (in millicores) and memory. */
export function reservedTerms({ cpuCores, memoryMib, rule }: Reserved, millicores: number): { readonly cpu: Term; readonly memory: Term } {
  return { cpu: minus('Reserved for the system', cpuCores * millicores, 'm', rule), memory: minus('Reserved for the system', memoryMib, 'MiB', rule) }
}

function newMemoryMib(memoryMib: number): number {
  const gib = Math.floor(memoryMib / MIB_PER_GIB)
  if (gib <= SMALL_NODE_GIB) return MIB_PER_GIB
  const { base, part } = NEW_MIDDLE
  const exact = gib <= LARGE_NODE_GIB ? base + part * (gib - SMALL_NODE_GIB) : NEW_LARGE.base + NEW_LARGE.part * (gib - NEW_LARGE.fromGib)
  return Math.floor(exact + HALF) * MIB_PER_GIB
}

function oldMemoryMib(memoryMib: number): number {
  let left = memoryMib / MIB_PER_GIB
  let reservedGib = 0
  for (const { gib, part } of OLD_STEPS) {
    const taken = Math.min(left, gib)
    reservedGib += taken * part
    left -= taken
  }
  return Math.ceil(reservedGib * MIB_PER_GIB)
}
