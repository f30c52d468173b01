import { z } from 'zod'

const text = z.union([z.string(), z.object({ code: z.string() })])
const items = z.array(text)

/** A document for people, as pages render it; `code` is read letter by letter. */
export const documentSchema = z.object({
  title: z.string(),
  lead: z.string(),
  sections: z.array(z.object({
    heading: z.string(),
    blocks: z.array(z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.literal('list'), items }),
      z.object({ kind: z.literal('steps'), items }),
      z.object({ kind: z.literal('checks'), items }),
      z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(items) }),
      z.object({ kind: z.literal('code'), lines: z.array(z.string()) }),
    ])),
  })),
})
