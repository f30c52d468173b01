import { z } from 'zod'
import { flag, text } from '#shared/domain/estate/field-schemas.ts'
import { otherCellsSchema, sidePlaceSchema } from './side-place.ts'

/** Who may do what with an object of a vCenter, as Get-VIPermission of PowerCLI lists it. */
export const permissionSchema = sidePlaceSchema.extend({
  /** The vCenter, where the file names it. */
  server: text,
  /** The object's type in the vSphere API: VirtualMachine, Folder, ResourcePool ... */
  entityKind: text,
  entityMoref: text,
  entityName: text,
  /** DOMAIN\name of a user or group. */
  principal: z.string(),
  isGroup: flag,
  role: z.string(),
  /** Whether it holds for what lies below the object, too. */
  isPropagating: flag,
  otherCells: otherCellsSchema,
})

export type Permission = z.infer<typeof permissionSchema>
