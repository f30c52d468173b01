import { resolvePartPath } from './part-path.ts'
import { readXmlElements } from './xml-elements.ts'

export interface Relationship {
  readonly id: string
  /** The last segment of the type's URI, which transitional and strict files share: `worksheet`, `styles` ... */
  readonly type: string
  readonly targetPart: string
}

/** The relationships of `sourcePart` that stay inside the package. Throws PartProblem. */
export function readRelationships(bytes: Buffer, sourcePart: string): readonly Relationship[] {
  const relationships: Relationship[] = []
  for (const { path, attributes } of readXmlElements(bytes)) {
    if (path !== 'Relationships/Relationship' || attributes.get('TargetMode') === 'External') continue
    const type = attributes.get('Type') ?? ''
    relationships.push({
      id: attributes.get('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      targetPart: resolvePartPath(sourcePart, attributes.get('Target') ?? ''),
    })
  }
  return relationships
}
