import { z } from 'zod'
import { text } from '#shared/domain/estate/field-schemas.ts'

/** How a row of a side file names its VM, as the file says it. Null is "the file does not say". */
export const vmReferenceSchema = z.object({
  vmMoref: text,
  vmInstanceUuid: text,
  /** The SMBIOS UUID; clones may share one. */
  vmBiosUuid: text,
  vmName: text,
  /** The vCenter's or engine's host name, or its instance UUID. */
  vmServer: text,
  vmDatacenter: text,
  vmCluster: text,
  /** A whole folder path or the end of one. */
  vmFolder: text,
})

export type VmReference = z.infer<typeof vmReferenceSchema>

/** The fields of a reference, for who takes it out of a row. */
export const VM_REFERENCE_FIELDS = Object.keys(vmReferenceSchema.shape) as (keyof VmReference)[] // Object.keys widens to string[]
