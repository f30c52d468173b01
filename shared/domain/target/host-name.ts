import { z } from 'zod'

/** A host name or an address: what stands in a line of chrony.conf after `server`, and what a fence agent is told to turn to. */
export const hostSchema = z.string().regex(/^[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?$/, 'must be a host name or an address').max(253)
