import { z } from 'zod'
import { vlanKindSchema } from '../domain/estate/network.ts'
import { BOND_MODES } from '../domain/target/nic-layout.ts'

const count = z.number().int().min(0)
const text = z.string().nullable()

/** What each thing of the source side is called and becomes on the target, with the estate's own names. */
export const networkConceptsSchema = z.object({
  concepts: z.array(z.object({
    id: z.string(),
    source: z.string(),
    /** How many the estate has; null: the inventory does not list them. */
    sourceCount: count.nullable(),
    /** The first few names. */
    sourceNames: z.array(z.string()),
    target: z.string(),
    targetCount: count,
    targetNames: z.array(z.string()),
    difference: z.string(),
  })),
  /** One a network of the source side. */
  vlans: z.array(z.object({
    networkId: z.string(),
    name: z.string(),
    names: z.array(z.string()),
    vlanKind: vlanKindSchema,
    vlanId: z.number().int().nullable(),
    /** Of the plan of addresses. */
    subnets: z.array(z.string()),
    gateways: z.array(z.string()),
    vms: count,
    nics: count,
    /** Attachments, "pod network", "left out"; nothing: open, or no VM of the plan uses it. */
    destinations: z.array(z.string()),
    isOpen: z.boolean(),
  })),
  /** One a bond of a group of nodes; empty where the target states no layout of NICs. */
  switchPorts: z.array(z.object({
    group: z.string(),
    nodes: count.nullable(),
    bondName: z.string(),
    nics: z.array(z.string()),
    mode: z.enum(BOND_MODES).nullable(),
    isAggregated: z.boolean(),
    taggedVlans: z.array(z.number().int()),
    /** What arrives without a tag: "machine network" and the like; empty: nothing. */
    native: z.array(z.string()),
    mtu: z.number().int().nullable(),
    asks: z.array(z.string()),
  })),
  /** What the source's switches do and the target does not do by itself: MTU and teaming. */
  checks: z.array(z.object({ code: z.string(), severity: z.enum(['warning', 'information']), subject: z.string(), message: z.string() })),
  notEvaluated: z.array(z.string()),
})

/** What a firewall's rules become, and what nobody could carry over. */
export const networkSecuritySchema = z.object({
  /** Whether the project has rules of a firewall. */
  hasRules: z.boolean(),
  rules: z.array(z.object({
    rule: z.string(),
    policy: text,
    action: text,
    /** `partly`: for some of its VMs, or from some of its sources. */
    outcome: z.enum(['translated', 'partly', 'listed', 'disabled']),
    because: z.string(),
    /** VMs of the plan that it names. */
    vms: count,
    /** Policies that carry it. */
    policies: z.array(z.string()),
  })),
  policies: z.array(z.object({
    kind: z.enum(['MultiNetworkPolicy', 'NetworkPolicy']),
    /** Whether it lets traffic in to its VMs, or out of them. */
    direction: z.enum(['ingress', 'egress']),
    namespace: z.string(),
    name: z.string(),
    attachments: z.array(z.string()),
    vms: count,
    isSkeleton: z.boolean(),
  })),
  /** By VM: how many rules name it, how many of these are in policies as a whole, and how many are not. */
  vms: z.array(z.object({ vm: z.string(), name: z.string(), rules: count, translated: count, listed: count })),
  /** Questions that only people can answer. */
  open: z.array(z.object({ vm: z.string(), name: z.string(), networks: z.array(z.string()), message: z.string() })),
  notEvaluated: z.array(z.string()),
})
