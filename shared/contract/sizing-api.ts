import { z } from 'zod'
import { MOST_SCENARIOS, scenarioNameSchema, sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import { sizingResultSchema } from '#shared/domain/sizing/sizing-result.ts'
import type { ApiContract } from './api-types.ts'

/** How many nodes the VMs take, by scenario. A scenario is kept by the decision sizing.scenario under its name. */
export const SIZING_API = {
  /** The scenarios that the project holds, sorted by name, each with all its defaults; and the scenario of defaults. */
  'sizing.scenarios': {
    input: z.strictObject({}),
    output: z.object({ scenarios: z.array(z.object({ name: scenarioNameSchema, inputs: sizingScenarioSchema })), defaults: sizingScenarioSchema }),
  },
  /**
   * One result a scenario, in order. Without `scenarios` those of the project, the first eight by name, or the defaults
   * where it holds none. `inputs` are read field by field: what makes no sense is a finding of a partial answer; absent, they are those that
   * the project holds under the name.
   */
  'sizing.compute': {
    input: z.strictObject({
      scenarios: z.array(z.strictObject({ name: scenarioNameSchema, inputs: z.unknown().optional() })).min(1).max(MOST_SCENARIOS).optional(),
      /** Whether nodes name their VMs. */
      withVms: z.boolean().default(false),
    }),
    output: z.object({
      results: z.array(sizingResultSchema),
      /** Scenarios of the project beyond the eight that are computed at a time. */
      notComputed: z.array(z.string()),
    }),
  },
} as const satisfies ApiContract
