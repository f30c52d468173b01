import { z } from 'zod'

/** Percent by which a best fit may exceed what a VM needs before a custom size is taken: u1 doubles from size to size, so half of that. */
const DEFAULT_WASTE_LIMIT_PERCENT = 50
const MOST_WASTE_PERCENT = 1_000

const values = z.array(z.string().min(1)).min(1)

/** VMs whose memory may be overcommitted, by a cluster, a folder or an attribute that says so. */
export const overcommittedVmsSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('cluster'), values }),
  z.strictObject({ by: z.literal('folder'), values }),
  z.strictObject({ by: z.literal('attribute'), attribute: z.string().min(1), values }),
])

/**
 * How VMs get their CPU, memory and devices on the target. The defaults leave everything to MTV, as it was before
 * there was a choice: it takes CPU and memory from the source and preferences from its own map.
 */
export const computePolicySchema = z.strictObject({
  /**
   * `none`: CPU and memory of the source. `best-fit`: the smallest of the cluster's own instance types that holds them.
   * `exact`: a custom instance type for each distinct size.
   */
  instanceTypes: z.enum(['none', 'best-fit', 'exact']).default('none'),
  /** Of best-fit: above it a custom size is taken; null: never. Vcpus count as four GiB each, as in u1. */
  wasteLimitPercent: z.number().min(0).max(MOST_WASTE_PERCENT).nullable().default(DEFAULT_WASTE_LIMIT_PERCENT),
  /** Whose instance types are of the overcommitted series o1. */
  overcommitted: z.array(overcommittedVmsSchema).default([]),
  /** `mtv`: the preferences that MTV's own map of guest systems names. `osmap`: a map of Portolan's, in a ConfigMap. */
  preferences: z.enum(['mtv', 'osmap']).default('mtv'),
  /** `cluster`: what the cluster gives by default (host-model). `source`: the baseline of the source's cluster, such as its EVC mode. */
  cpuModel: z.enum(['cluster', 'source']).default('cluster'),
  /** Write a script of patches for each plan, for what neither MTV nor an instance type can carry. */
  patches: z.boolean().default(false),
})

export type ComputePolicy = z.infer<typeof computePolicySchema>
export type InstanceTypePolicy = ComputePolicy['instanceTypes']
export type OvercommittedVms = z.infer<typeof overcommittedVmsSchema>
