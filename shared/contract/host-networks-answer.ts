import { z } from 'zod'
import { vlanKindSchema } from '../domain/estate/network.ts'

const count = z.number().int().min(0)
const text = z.string().nullable()
const whole = z.number().int().nullable()

/** The hosts of all sources, in natural order within each. */
export const hostListSchema = z.object({ hosts: z.array(z.object({ id: z.string(), name: z.string(), sourceName: z.string(), cluster: text, nics: count })) })

/** What one host carries: NICs, switches or bonds, networks of VMs, adapters of its own, and the NICs of the VMs on it. */
export const hostNetworksSchema = z.object({
  nics: z.array(z.object({ device: z.string(), speedMbps: z.number().nullable(), isLinkUp: z.boolean().nullable(), driver: text, switchName: text, uplink: text })),
  switches: z.array(z.object({ name: z.string(), kind: z.enum(['standard', 'distributed', 'bond', 'nic']), mtu: whole, teaming: text, nics: z.array(z.string()) })),
  networks: z.array(z.object({ id: z.string(), name: z.string(), vlanKind: vlanKindSchema, vlanId: whole, vlanText: text, switchName: text, vms: count, nics: count })),
  adapters: z.array(z.object({ device: z.string(), portGroup: text, switchName: text, vlanId: whole, address: text, mtu: whole, purpose: z.enum(['management', 'vmotion', 'storage', 'vsan', 'replication', 'provisioning', 'fault-tolerance', 'overlay']).nullable() })),
  guests: z.array(z.object({ vmId: z.string(), vmName: z.string(), label: text, macAddress: text, portGroupId: text })),
})
