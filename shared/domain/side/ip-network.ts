import { z } from 'zod'
import { count, text } from '#shared/domain/estate/field-schemas.ts'
import { otherCellsSchema, sidePlaceSchema } from './side-place.ts'

/** A subnet of an IP plan. */
export const ipNetworkSchema = sidePlaceSchema.extend({
  name: text,
  /** 1 to 4094, or 0 for untagged. */
  vlanId: count,
  /** Network address and prefix length, 10.1.2.0/24. */
  cidr: text,
  gateway: text,
  /** Addresses, the first one first. */
  dnsServers: z.array(z.string()),
  dnsDomain: text,
  dhcpRange: text,
  location: text,
  otherCells: otherCellsSchema,
})

export type IpNetwork = z.infer<typeof ipNetworkSchema>
