import { z } from 'zod'

const amounts = z.object({ vms: z.number().int(), vcpus: z.number(), memoryMib: z.number(), disksMib: z.number() })

/** What the target has to hold wave by wave, those that are past included, and what the source gets back. */
export const waveCapacityAnswerSchema = z.object({
  waves: z.array(z.object({
    wave: z.number().int(),
    window: z.string(),
    date: z.string(),
    arriving: amounts,
    /** After the wave, with it. */
    landed: amounts,
    /** What the settings state of the nodes by then, for VMs; null: nobody stated it. */
    stated: z.object({ vcpus: z.number().nullable(), memoryMib: z.number().nullable() }),
    conversionMib: z.number(),
    /** Landed, arriving and conversions: what storage has to hold in that night. */
    peakMib: z.number(),
    /** Workers by the sizing's pools; `stated` null: nobody stated it. Empty: no model of node is known. */
    nodes: z.array(z.object({ pool: z.string(), model: z.string(), needed: z.number().int(), spare: z.number().int(), reused: z.number().int(), limitedBy: z.enum(['memory', 'cpu', 'pods', 'storage']), stated: z.number().int().nullable() })),
    /** `name` null: no StorageClass is chosen. `fits` null: nobody stated a capacity. */
    classes: z.array(z.object({ name: z.string().nullable(), neededMib: z.number(), peakMib: z.number(), capacityMib: z.number().nullable(), fits: z.boolean().nullable() })),
    /** Disks whose VMs have landed and whose sources are still kept; until when those of this wave are. */
    retainedMib: z.number(),
    retainedUntil: z.string(),
    /** On which no VM is left after the wave, by name: they can become nodes, or go. */
    freedHosts: z.array(z.string()),
    /** Of all hosts that are free by then. */
    freedHostCores: z.number(),
    freedHostMemoryMib: z.number(),
    freedDatastores: z.array(z.string()),
    /** What is not enough as the wave lands, and who has to bring more. */
    shortages: z.array(z.object({ code: z.enum(['nodes-missing', 'vcpus-missing', 'memory-missing', 'storage-missing']), subject: z.string().nullable(), needed: z.number(), available: z.number(), owner: z.enum(['cluster', 'storage']), message: z.string(), remedy: z.string() })),
  })),
  /** Space that snapshots of warm VMs need on datastores of the source. `fits` null: the inventory does not say what is free. */
  snapshots: z.array(z.object({ wave: z.number().int(), window: z.string(), datastore: z.string(), name: z.string(), vms: z.number().int(), neededMib: z.number(), freeMib: z.number().nullable(), fits: z.boolean().nullable() })),
  assumptions: z.array(z.string()),
})

export type WaveCapacityAnswer = z.infer<typeof waveCapacityAnswerSchema>
