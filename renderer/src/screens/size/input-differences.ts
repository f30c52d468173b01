/** An input that scenarios do not have in common. */
export interface InputDifference {
  readonly path: string
  /** One text a scenario, in their order; null is "not stated". */
  readonly values: readonly (string | null)[]
}

/** What tells scenarios apart, input by input, in the order in which the inputs stand. */
export function inputDifferences(scenarios: readonly unknown[]): readonly InputDifference[] {
  const leaves = scenarios.map((inputs) => new Map(leavesOf(inputs, '')))
  const paths = [...new Set(leaves.flatMap((own) => [...own.keys()]))]
  return paths.flatMap((path): InputDifference[] => {
    const values = leaves.map((own) => own.get(path) ?? null)
    return new Set(values).size > 1 ? [{ path, values }] : []
  })
}

/** Lists are told as a whole: their places say nothing. */
function leavesOf(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value)) return [[path, value.map(entryText).join(' | ')]]
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, own]) => leavesOf(own, path === '' ? key : `${path}.${key}`))
  return value === undefined || value === '' ? [] : [[path, typeof value === 'string' ? value : JSON.stringify(value)]]
}

function entryText(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return JSON.stringify(entry)
  const { name, sockets, coresPerSocket, memoryGib, count, ...rest } = entry as Record<string, string | number | undefined> // entries of scenarios are records
  const hardware = sockets === undefined ? JSON.stringify(rest) : `${sockets} × ${coresPerSocket ?? '?'}, ${memoryGib ?? '?'} GiB`
  return `${name ?? ''} (${hardware}${count === undefined ? '' : `, ${count}`})`
}
