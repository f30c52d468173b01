import { z } from 'zod'
import { amount, count, flag, text } from './field-schemas.ts'

export const datastoreSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  moref: text,
  name: z.string(),
  /** VMFS, NFS, NFS41, vsan, VVOL ... as written. */
  type: text,
  address: text,
  isAccessible: flag,
  capacityMib: amount,
  provisionedMib: amount,
  inUseMib: amount,
  freeMib: amount,
  hostCount: count,
  vmCount: count,
  vmCountTotal: count,
  /** The datastore cluster (Storage DRS pod), not the compute cluster. */
  datastoreClusterName: text,
  version: text,
  url: text,
})

export const datastoreHostSchema = z.object({ datastoreId: z.string(), hostName: z.string() })

/** A path's device behind a datastore: its vendor and model name the array. */
export const lunSchema = z.object({
  sourceId: z.string(),
  hostName: text,
  datastoreName: text,
  datastoreId: text,
  device: text,
  displayName: text,
  multipathPolicy: text,
  operationalState: text,
  vendor: text,
  model: text,
  serialNumber: text,
})

export type Datastore = z.infer<typeof datastoreSchema>
export type Lun = z.infer<typeof lunSchema>
