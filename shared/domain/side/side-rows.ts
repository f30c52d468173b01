import type { z } from 'zod'
import { applicationSchema } from './application.ts'
import { firewallGroupSchema, firewallRuleSchema, firewallServiceSchema } from './firewall.ts'
import { ipNetworkSchema } from './ip-network.ts'
import { performanceSchema } from './performance.ts'
import { permissionSchema } from './permission.ts'
import { vmPropertySchema } from './vm-property.ts'

/** Every kind of row that a side file can hold: what people, monitoring and firewalls know of an estate, beside its inventory. */
export const SIDE_ROW_SCHEMAS = {
  application: applicationSchema,
  performance: performanceSchema,
  vmProperty: vmPropertySchema,
  permission: permissionSchema,
  firewallRule: firewallRuleSchema,
  firewallGroup: firewallGroupSchema,
  firewallService: firewallServiceSchema,
  ipNetwork: ipNetworkSchema,
} as const

export type SideKind = keyof typeof SIDE_ROW_SCHEMAS
export type SideRow<Kind extends SideKind> = z.infer<(typeof SIDE_ROW_SCHEMAS)[Kind]>

export const SIDE_KINDS = Object.keys(SIDE_ROW_SCHEMAS) as SideKind[] // Object.keys widens to string[]
