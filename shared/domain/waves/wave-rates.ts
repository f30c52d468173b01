import { z } from 'zod'

/** A figure at its best and as it is to be counted on: a wave's low duration comes from the first, its high one from the second. */
const range = (best: number, cautious: number) => z.strictObject({ best: z.number().positive(), cautious: z.number().positive() }).prefault({ best, cautious })

/** What limits a copy, MiB/s. */
const copyRates = (disk: number, host: number, datastore: number) =>
  z.strictObject({
    disk: range(disk, Math.round(disk * CAUTION)),
    /** One ESXi host. */
    host: range(host, Math.round(host * CAUTION)),
    datastore: range(datastore, Math.round(datastore * CAUTION)),
  }).prefault({})

/**
 * Of the best case of a laboratory, what several hosts that read one datastore still reached each: 181 of 294 MiB/s
 * (Forklift's documentation, 100 VMs of 35 GiB from 4 hosts in 1:22:27).
 */
const CAUTION = 0.6
/** Cold, Forklift's documentation: one disk 162 MiB/s, one ESXi host 294, eight hosts with one datastore 1,173. */
const COLD = [162, 294, 1_173] as const
/** Warm, the same source: 76.5 MB/s a disk, 253 a host, 802 for eight hosts, here in MiB/s. */
const WARM = [73, 241, 765] as const
/** Copy offload, 2 GB/s at best and 0.5 GB/s to be counted on, in MiB/s. */
const OFFLOAD = [1_907, 477] as const
/** The same documentation: one VM of 35 GiB takes 6 minutes, of which copying at 162 MiB/s is 221 seconds. */
const CONVERSION_SECONDS = [139, 240] as const

/** How fast things go; the user's own measurements go in place of the defaults. */
export const waveRatesSchema = z.strictObject({
  cold: copyRates(...COLD),
  warm: copyRates(...WARM),
  /** By the array itself, for each datastore. */
  offload: range(...OFFLOAD),
  /** The link between source and target, MiB/s; absent: it is not what limits. */
  link: z.number().positive().optional(),
  /** What the target's storage takes in, MiB/s; absent: it is not what limits. */
  target: z.number().positive().optional(),
  /** Guest conversion and creation of one VM, with what goes before its copy. */
  conversionSeconds: range(...CONVERSION_SECONDS),
  /** A person's checks of one VM after it has landed. */
  checkMinutes: range(2, 5),
  /** MTV's controller_max_vm_inflight. */
  inFlight: z.number().int().positive().default(20),
  /** What a VM changes in a day where no file says so, percent of what it uses. */
  dailyChangePercent: range(2, 10),
  /** Minutes between two precopies (MTV: 60). */
  precopyMinutes: z.number().positive().default(60),
})

export type WaveRates = z.infer<typeof waveRatesSchema>
export type RateCase = 'best' | 'cautious'
