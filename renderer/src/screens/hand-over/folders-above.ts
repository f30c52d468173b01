/** The folders above a path, outermost first: "a/b/c.yaml" lies in "a" and "a/b". */
export function foldersAbove(path: string): string[] {
  const steps = path.split('/').slice(0, -1)
  return steps.map((_step, index) => steps.slice(0, index + 1).join('/'))
}
