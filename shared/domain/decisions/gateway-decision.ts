import { z } from 'zod'

/** Who can own the gateway of a network of VMs. */
export const GATEWAY_OWNERS = ['router', 'firewall', 'nsx', 'vm', 'other'] as const

const fields = {
  owner: z.enum(GATEWAY_OWNERS),
  /** The device, VM or team. */
  name: z.string().min(1).optional(),
  reason: z.string().optional(),
}

/** Subject: port group id; it is for the whole layer-2 network that the port group is part of. `window`: `<rule>/<date>`, as waves have it. */
export const gatewayDecisionSchema = z.discriminatedUnion('moves', [
  z.strictObject({ moves: z.enum(['never', 'first-wave', 'last-wave']), ...fields }),
  z.strictObject({ moves: z.literal('window'), window: z.string().min(1), ...fields }),
])

export type GatewayDecision = z.infer<typeof gatewayDecisionSchema>
