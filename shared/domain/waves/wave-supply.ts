import { z } from 'zod'
import { localDateSchema } from './wave-calendar.ts'

/** What the target has from a day on: nodes and storage come in steps. Absent: not stated, so not compared. */
export const waveSupplySchema = z.strictObject({
  from: localDateSchema,
  /** Workers for VMs of the general pool, spare ones among them, without hosts of the source that become nodes. */
  nodes: z.number().int().positive().optional(),
  /** For VMs, of all nodes together, with failover and overcommit taken off. */
  memoryGib: z.number().positive().optional(),
  vcpus: z.number().positive().optional(),
  /** Usable, by StorageClass; where it is absent what the target states holds. */
  storageTib: z.record(z.string().min(1), z.number().positive()).optional(),
})

export type WaveSupply = z.infer<typeof waveSupplySchema>
