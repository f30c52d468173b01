import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { WaveProgressRows } from '#shared/contract/wave-progress.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WaveProject } from './wave-input.ts'

/** What people wrote down of the waves so far. */
export function waveProgress({ decisions, landedVms, input, estate }: WaveProject): WaveProgressRows {
  const planned = new Map<string, WaveVm>([...landedVms, ...input.vms].map((vm) => [vm.id, vm]))
  const names = new Map(estate.vms.map(({ id, name }) => [id, name]))
  const outcomes = Object.entries(decisions['vm.wave-outcome']).map(([vm, { outcome, window, reason }]) => {
    const known = planned.get(vm)
    return { vm, name: names.get(vm) ?? vm, outcome, window: window ?? null, capacityMib: known === undefined ? null : capacityOf(known), reason: reason ?? null }
  })
  outcomes.sort((left, right) => compareText(dayOf(left.window), dayOf(right.window)) || compareText(left.window ?? '', right.window ?? '') || compareNatural(left.name, right.name) || compareNatural(left.vm, right.vm))
  const actuals = decisions['wave.actual']
  const windows = [...new Set([...outcomes.flatMap(({ window }) => (window === null ? [] : [window])), ...Object.keys(actuals)])]
  return {
    outcomes,
    windows: windows.sort((left, right) => compareText(dayOf(left), dayOf(right)) || compareText(left, right)).map((window) => {
      const own = outcomes.filter((row) => row.window === window)
      const countOf = (wanted: string): number => own.filter(({ outcome }) => outcome === wanted).length
      const actual = actuals[window]
      return {
        window, date: dayOf(window),
        precopyStartedAt: actual?.precopyStartedAt ?? null, precopiedAt: actual?.precopiedAt ?? null,
        startedAt: actual?.startedAt ?? null, migratedAt: actual?.migratedAt ?? null, endedAt: actual?.endedAt ?? null, note: actual?.note ?? null,
        done: countOf('done'), failed: countOf('failed'), rolledBack: countOf('rolled-back'),
        capacityMib: own.reduce((sum, { outcome, capacityMib }) => sum + (outcome === 'done' ? (capacityMib ?? 0) : 0), 0),
      }
    }),
  }
}

/** Windows are called `<rule>/<day>`. */
function dayOf(window: string | null): string {
  return window === null ? '' : window.slice(window.lastIndexOf('/') + 1)
}

function capacityOf({ disks }: WaveVm): number {
  return disks.reduce((sum, { capacityMib }) => sum + capacityMib, 0)
}
