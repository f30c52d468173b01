import type { NodeOffer } from '#shared/domain/sizing/scenario-parts.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { SizingTarget } from './node-hardware.ts'

/** What planners choose among: 1 to 1 up to the scheduler's own ratio. */
const OVERCOMMITS = [1, 2, 3, 4, 5, 6, 8, 10] as const
/** Of the model's memory. */
const MEMORY_FACTORS = [0.5, 0.75, 1, 1.5, 2, 3] as const

/** The same scenario with one input changed. */
export interface ScenarioVariant {
  readonly axis: 'cpu-overcommit' | 'node-memory'
  /** vCPUs for each core; GiB of a node. */
  readonly value: number
  /** The scenario as it is. */
  readonly isOwn: boolean
  readonly scenario: SizingScenario
}

/**
 * What a scenario is computed with to see what one input is worth: CPU overcommits from 1 to 10, and its first model of
 * node with half to three times its memory; the own values among them. Nodes that are there stay as they are.
 */
export function scenarioVariants(scenario: SizingScenario, target: SizingTarget): { readonly model: string | null; readonly variants: readonly ScenarioVariant[] } {
  const offers = scenario.nodes.length > 0 ? scenario.nodes : target.nodeModels.map((model): NodeOffer => ({ ...model, taints: [] }))
  const changed = offers.findIndex(({ group }) => group === undefined)
  const model = offers[changed]
  const overcommits = [...new Set([...OVERCOMMITS, scenario.cpuOvercommit])].filter((value) => value === scenario.cpuOvercommit || value <= scenario.cpuAllocationRatio).sort((left, right) => left - right)
  const memories = model === undefined ? [] : MEMORY_FACTORS.map((factor) => model.memoryGib * factor)
  return {
    model: model?.name ?? null,
    variants: [
      ...overcommits.map((value): ScenarioVariant => ({ axis: 'cpu-overcommit', value, isOwn: value === scenario.cpuOvercommit, scenario: { ...scenario, cpuOvercommit: value } })),
      ...memories.map((value): ScenarioVariant => ({ axis: 'node-memory', value, isOwn: value === model?.memoryGib, scenario: { ...scenario, nodes: offers.map((offer, index) => (index === changed ? { ...offer, memoryGib: value } : offer)) } })),
    ],
  }
}
