import { z } from 'zod'
import { text } from '#shared/domain/estate/field-schemas.ts'
import { otherCellsSchema, sidePlaceSchema } from './side-place.ts'
import { vmReferenceSchema } from './vm-reference.ts'

/** What the people who run a VM say of it. All of it is text as the file has it; wave, window and approval are no decisions. */
export const applicationFactsSchema = z.object({
  application: text,
  owner: text,
  ownerMail: text,
  environment: text,
  criticality: text,
  /** VMs that have to move together. */
  moveGroup: text,
  wave: text,
  changeWindow: text,
  approval: text,
})

/** A row of an application list. */
export const applicationSchema = sidePlaceSchema.extend(vmReferenceSchema.shape).extend(applicationFactsSchema.shape).extend({ otherCells: otherCellsSchema })

export type ApplicationFacts = z.infer<typeof applicationFactsSchema>

/** In the order in which lists show them. */
export const APPLICATION_FIELDS = Object.keys(applicationFactsSchema.shape) as (keyof ApplicationFacts)[] // Object.keys widens to string[]
