import { z } from 'zod'
import { flag, text } from '#shared/domain/estate/field-schemas.ts'
import { otherCellsSchema, sidePlaceSchema } from './side-place.ts'
import { vmReferenceSchema } from './vm-reference.ts'

/**
 * What a vCenter knows of a VM and no inventory file says. Null is "the file does not say". Lists are one text, their members joined
 * by `; ` as in a VM's configuration; an empty text is a list that is known to be empty.
 */
export const vmPropertyFactsSchema = z.object({
  /** Whether the VM's own files are encrypted (vSphere API VirtualMachineConfigInfo.keyId), which a vTPM alone already takes. */
  isEncrypted: flag,
  /** Labels of the encrypted disks (the keyId of the disk's backing). */
  encryptedDisks: text,
  keyProvider: text,
  isTpmPresent: flag,
  /** Whether the guest relies on measurements of its boot; only the guest knows. */
  isMeasuredBootInUse: flag,
  /** Names of the storage policies of the VM and its disks. */
  storagePolicies: text,
  cpuAffinity: text,
  numaAffinity: text,
  /** Kinds of virtual devices as vSphere's API calls them. */
  devices: text,
  /** The memory tiering of the VM's host, as vSphere's API writes it: noTiering, softwareTiering. */
  memoryTiering: text,
})

/** Between the members of a list that is one text. */
export const LIST_SEPARATOR = '; '

/** A row of a list of VM properties. */
export const vmPropertySchema = sidePlaceSchema.extend(vmReferenceSchema.shape).extend(vmPropertyFactsSchema.shape).extend({ otherCells: otherCellsSchema })

export type VmPropertyFacts = z.infer<typeof vmPropertyFactsSchema>

/** In the order in which they are shown. */
export const VM_PROPERTY_FIELDS = Object.keys(vmPropertyFactsSchema.shape) as (keyof VmPropertyFacts)[] // Object.keys widens to string[]
