import { z } from 'zod'
import { MOST_SCENARIOS, scenarioNameSchema, sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'
import { CONSTRAINTS, sizingResultSchema } from '#shared/domain/sizing/sizing-result.ts'

/** The name under which the defaults are computed where a project holds no scenario. */
export const DEFAULT_SCENARIO_NAME = 'Defaults'

const count = z.number().int().min(0)
const amounts = { vms: count, vcpus: z.number(), memoryMib: z.number(), disksMib: z.number() }
/** A scenario with one input changed. */
const variantSchema = z.object({
  value: z.number(),
  /** The scenario as it is. */
  isOwn: z.boolean(),
  workers: count,
  binding: z.enum(CONSTRAINTS),
  withoutPlace: count,
})

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
  /**
   * What CPU overcommit and the memory of the first model of node are worth: the scenario computed with others. Inputs as
   * in `sizing.compute`; without a name, of the first scenario by name, or of the defaults where the project holds none.
   */
  'sizing.sensitivity': {
    input: z.strictObject({ name: scenarioNameSchema.optional(), inputs: z.unknown().optional() }),
    output: z.object({
      cpuOvercommit: z.array(variantSchema),
      /** Empty where no model is known. */
      nodeMemoryGib: z.array(variantSchema),
      model: z.string().nullable(),
    }),
    progress: z.object({ phase: z.literal('variants'), done: count, total: count }),
  },
  /** What each window of the kept schedule frees on the source; empty where none is kept. */
  'sizing.freed': {
    input: z.strictObject({}),
    output: z.object({
      windows: z.array(z.object({
        window: z.string(),
        date: z.string(),
        ...amounts,
        emptyHosts: z.array(z.string()),
        total: z.object({ ...amounts, hosts: count, hostCores: z.number(), hostMemoryMib: z.number() }),
      })),
      /** VMs of the source that are in no window. */
      staying: count,
      hosts: count,
    }),
  },
} as const
