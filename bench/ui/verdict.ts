/** One promise, and what came of it. */
export interface Verdict {
  readonly figure: string
  readonly limit: string
  readonly measured: string
  readonly isMet: boolean
}

/** Prints the promises with what was measured; answers how many are not kept. */
export function printVerdicts(verdicts: readonly Verdict[]): number {
  console.log('\n| Figure | Limit | Measured | Met |\n|---|---|---:|---|')
  for (const { figure, limit, measured, isMet } of verdicts) console.log(`| ${figure} | ${limit} | ${measured} | ${isMet ? 'yes' : '**no**'} |`)
  return verdicts.filter(({ isMet }) => !isMet).length
}

/** The value in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that `share` of all values lie below; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
