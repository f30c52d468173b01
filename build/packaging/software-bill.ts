import { createHash } from 'node:crypto'

import { z } from 'zod'

const componentSchema = z.looseObject({ 'bom-ref': z.string(), properties: z.unknown().optional(), scope: z.unknown().optional() })
const billSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  serialNumber: z.string(),
  metadata: z.looseObject({ timestamp: z.string().optional(), component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }) }),
  components: z.array(componentSchema),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
})

/**
 * npm's own CycloneDX bill of all installed packages, cut down to what is shipped ("name@version"): npm tells what is needed to run
 * from what is needed to build, and knows nothing of what the pages hold. Without date and chance: the same product, the same bytes.
 */
export function softwareBill(bill: unknown, shipped: ReadonlySet<string>): string {
  const parsed = billSchema.parse(bill)
  const kept = parsed.components.filter((component) => shipped.has(component['bom-ref']))
  const components = kept.map(({ properties: _places, scope: _scope, ...component }) => component)
  const refs = new Set([parsed.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])])
  const dependencies = parsed.dependencies.filter(({ ref }) => refs.has(ref)).map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((needed) => refs.has(needed)) }))
  const { timestamp: _now, component: product, ...metadata } = parsed.metadata
  const { serialNumber: _chance, ...rest } = parsed
  // npm calls the product as the folder is called that it lies in.
  const named = { ...product, name: product['bom-ref'].replace(/@[^@]*$/, '') }
  const body = { ...rest, metadata: { ...metadata, component: named }, components, dependencies }
  return `${JSON.stringify({ ...body, serialNumber: serialNumberOf(JSON.stringify(body)) }, null, 2)}\n`
}

/** A UUID of version 8 (RFC 9562): made of what the bill says. */
function serialNumberOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
