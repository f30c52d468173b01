import { z } from 'zod'
import { count, flag, text } from './field-schemas.ts'

export const switchKindSchema = z.enum(['standard', 'distributed'])

/** A virtual switch: a distributed one once, a standard one once for each host that has it. */
export const switchSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  kind: switchKindSchema,
  moref: text,
  name: z.string(),
  datacenterName: text,
  /** The host of a standard switch; null for a distributed one. */
  hostName: text,
  mtu: count,
  isPromiscuousAllowed: flag,
  isMacChangeAllowed: flag,
  isForgedTransmitAllowed: flag,
  teamingPolicy: text,
  lacpMode: text,
})

/**
 * What a port group does with VLAN tags. `access`: one VLAN, in `vlanId`. `untagged`: VLAN 0.
 * `trunk`: 4095 or a range. `unknown`: the export says nothing (distributed trunk, uplink and NSX port groups),
 * or hosts disagree. Only the first two can be mapped without asking.
 */
export const vlanKindSchema = z.enum(['access', 'untagged', 'trunk', 'unknown'])

/**
 * A port group. A standard one is one object for each datacenter and name, however many hosts carry it,
 * as vSphere's own Network object is; it has no moref in RVTools, so MTV finds it by its qualified name.
 */
export const portGroupSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  kind: switchKindSchema,
  moref: text,
  name: z.string(),
  switchName: text,
  datacenterName: text,
  vlanKind: vlanKindSchema,
  vlanId: count,
  /** The VLAN cell or cells as written, for the reader who asks why. */
  vlanText: text,
  /** earlyBinding, ephemeral ... of a distributed port group. */
  bindingType: text,
  isUplink: flag,
  isPromiscuousAllowed: flag,
  isMacChangeAllowed: flag,
  isForgedTransmitAllowed: flag,
  teamingPolicy: text,
  activeUplinks: text,
  standbyUplinks: text,
})

/** Where a standard port group was seen. */
export const portGroupHostSchema = z.object({
  portGroupId: z.string(),
  hostName: z.string(),
  switchName: text,
  vlanText: text,
})

export type Switch = z.infer<typeof switchSchema>
export type VlanKind = z.infer<typeof vlanKindSchema>
export type PortGroup = z.infer<typeof portGroupSchema>
export type PortGroupHost = z.infer<typeof portGroupHostSchema>
