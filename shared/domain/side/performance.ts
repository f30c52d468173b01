import { z } from 'zod'
import { amount } from '#shared/domain/estate/field-schemas.ts'
import { otherCellsSchema, sidePlaceSchema } from './side-place.ts'
import { vmReferenceSchema } from './vm-reference.ts'

/** What a figure is over the time that was measured. `unstated`: the file does not say. */
export const statisticSchema = z.enum(['p95', 'peak', 'average', 'unstated'])

/** How busy a VM is, over the time that the monitoring looked at it. Null is "the file does not say", never zero. */
export const performanceFactsSchema = z.object({
  /** 95th percentile of the CPU usage, percent of the VM's own vCPUs. */
  cpuP95Percent: amount,
  cpuP95Mhz: amount,
  /** 95th percentile of the memory that the guest uses. */
  memoryP95Mib: amount,
  /** The same in percent of the VM's memory. */
  memoryP95Percent: amount,
  iops: amount,
  iopsStatistic: statisticSchema.nullable(),
  /** Megabytes read and written a second, as the file's tool counts them (VMware: 1,024 KiB). */
  throughputMbytesPerS: amount,
  throughputStatistic: statisticSchema.nullable(),
  /** What changes on the disks in a day. */
  dailyChangeMib: amount,
  /** The same in percent of the disks, as the file's tool counts it. */
  dailyChangePercent: amount,
})

/** A row of a performance list. */
export const performanceSchema = sidePlaceSchema.extend(vmReferenceSchema.shape).extend(performanceFactsSchema.shape).extend({ otherCells: otherCellsSchema })

export type Statistic = z.infer<typeof statisticSchema>
export type PerformanceFacts = z.infer<typeof performanceFactsSchema>

/** In the order in which they are shown. */
export const PERFORMANCE_FIELDS = Object.keys(performanceFactsSchema.shape) as (keyof PerformanceFacts)[] // Object.keys widens to string[]
