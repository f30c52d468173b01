import { z } from 'zod'

/** A custom attribute, tag category or column that Portolan does not know, kept with the object that bears it. */
export const attributeSchema = z.object({
  objectKind: z.enum(['vm', 'host', 'cluster', 'datastore', 'switch', 'portGroup', 'source']),
  objectId: z.string(),
  name: z.string(),
  value: z.string(),
})

export type Attribute = z.infer<typeof attributeSchema>
