/** The id of a field's element in the page, by its path in the target. */
export function fieldId(path: string): string {
  return `target-${path.replace(/[^A-Za-z0-9]+/g, '-')}`
}

/** A path and all that it lies in, innermost first: what has no field of its own is shown at the nearest that has. */
export function pathAndParents(path: string): readonly string[] {
  const parents = [path]
  let rest = path
  while (rest !== '') {
    rest = rest.endsWith(']') ? rest.slice(0, rest.lastIndexOf('[')) : rest.slice(0, Math.max(rest.lastIndexOf('.'), 0))
    if (rest !== '') parents.push(rest)
  }
  return parents
}
