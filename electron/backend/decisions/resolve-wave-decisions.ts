import type { DecisionsFile } from '#shared/domain/decisions/decisions-file.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import type { DecisionChange } from './decision-change.ts'

/** What a decisions file says of waves, as journal changes. `vm` answers the id of a VM, or what stands there where nobody knows it: a schedule keeps its VMs. */
export function resolveWaveDecisions({ settings, schedule, locks }: NonNullable<DecisionsFile['waves']>, vm: (subject: string) => string): readonly DecisionChange[] {
  const changes: DecisionChange[] = []
  const byIds = (subjects: readonly string[]): string[] => subjects.map(vm)
  const withIds = <Entry extends { readonly vms: readonly string[] }>(entry: Entry): Entry => ({ ...entry, vms: byIds(entry.vms) })
  if (settings !== undefined) {
    const { groups, dates } = settings
    const value = {
      ...settings,
      groups: {
        ...groups,
        links: groups.links.map(withIds),
        apart: groups.apart.map(withIds),
        dependencies: groups.dependencies.map((dependency) => ({ vm: vm(dependency.vm), after: byIds(dependency.after) })),
      },
      dates: dates.map(withIds),
    }
    changes.push({ kind: 'waves.settings', subject: WAVES_SUBJECT, value })
  }
  if (schedule !== undefined) {
    const windows = Object.fromEntries(Object.entries(schedule.windows).map(([window, vms]) => [window, byIds(vms)]))
    changes.push({ kind: 'waves.schedule', subject: WAVES_SUBJECT, value: { ...schedule, windows } })
  }
  for (const { window, ...value } of locks) changes.push({ kind: 'wave.lock', subject: window, value })
  return changes
}
