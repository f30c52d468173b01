export interface Timing {
  readonly name: string
  readonly ms: number
  readonly isDecision: boolean
}

const PROMISED_PERCENTILE = 0.95

/** A table: a row a call, and one for all reads. */
export function printTimings(timings: readonly Timing[]): void {
  console.log('| Call | Number | Median, ms | 95th percentile, ms | Worst, ms |\n|---|---:|---:|---:|---:|')
  const row = (title: string, own: readonly Timing[]): void => {
    const sorted = own.map(({ ms }) => ms).sort((left, right) => left - right)
    const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0)
    console.log(`| ${title} | ${String(sorted.length)} | ${at(0.5)} | ${at(PROMISED_PERCENTILE)} | ${at(1)} |`)
  }
  for (const name of [...new Set(timings.map((timing) => timing.name))].sort()) row(`\`${name}\``, timings.filter((timing) => timing.name === name))
  row('all reads', timings.filter(({ isDecision }) => !isDecision))
}
