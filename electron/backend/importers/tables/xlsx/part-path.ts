import { PartProblem } from './part-problem.ts'

/**
 * The name, without a leading slash, of the part that a relationship's target means (ECMA-376 part 2, 9.3.2):
 * absolute in the package, or relative to the folder of the part that has the relationship.
 * Throws PartProblem for a target that leads out of the package.
 */
export function resolvePartPath(sourcePart: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//')) {
    throw new PartProblem(`refers to ${JSON.stringify(target)}, which is not in the file`)
  }
  const segments = path.startsWith('/') ? [] : sourcePart.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) {
      throw new PartProblem(`refers to ${JSON.stringify(target)}, which leads out of the file`)
    }
  }
  return segments.join('/')
}

/** The part that holds the relationships of `part`; of the package itself for the empty string. */
export function relationshipsPathOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}
