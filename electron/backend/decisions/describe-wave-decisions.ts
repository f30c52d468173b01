import type { Decisions } from '#shared/domain/decisions/decision.ts'
import { type WaveSettings, waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { entriesOf, type NameOf, remark } from './file-remarks.ts'

/** What a decisions file says of waves, undefined where nothing is decided, and the names of VMs as remarks by their paths. */
export function describeWaveDecisions(decisions: Decisions, nameOf: NameOf): { readonly value: Record<string, unknown> | undefined; readonly remarks: readonly (readonly [string, string])[] } {
  const settings = decisions['waves.settings'][WAVES_SUBJECT]
  const schedule = decisions['waves.schedule'][WAVES_SUBJECT]
  const locks = entriesOf(decisions['wave.lock']).map(([window, value]) => ({ window, ...value }))
  if (settings === undefined && schedule === undefined && locks.length === 0) return { value: undefined, remarks: [] }
  const windows = entriesOf(schedule?.windows ?? {})
  return {
    value: {
      settings: settings === undefined ? undefined : inOrder(settings),
      schedule: schedule === undefined ? undefined : { ...schedule, windows: Object.fromEntries(windows) },
      locks: locks.length === 0 ? undefined : locks,
    },
    remarks: [
      ...(settings === undefined ? [] : settingRemarks(settings, nameOf)),
      ...windows.flatMap(([window, vms]) => listRemarks(`waves.schedule.windows.${window}`, vms, nameOf)),
    ],
  }
}

/** In the schema's order, which what a default gave need not have. */
function inOrder(stated: WaveSettings): WaveSettings {
  const settings = waveSettingsSchema.parse(stated)
  const supply = settings.capacity.supply.map((entry) => (entry.storageTib === undefined ? entry : { ...entry, storageTib: Object.fromEntries(entriesOf(entry.storageTib)) }))
  return { ...settings, capacity: { ...settings.capacity, supply } }
}

function settingRemarks({ groups, dates }: WaveSettings, nameOf: NameOf): [string, string][] {
  const lists = (path: string, entries: readonly { readonly vms: readonly string[] }[]): [string, string][] => entries.flatMap(({ vms }, index) => listRemarks(`${path}.${index}.vms`, vms, nameOf))
  return [
    ...lists('waves.settings.groups.links', groups.links),
    ...lists('waves.settings.groups.apart', groups.apart),
    ...groups.dependencies.flatMap(({ vm, after }, index) => [
      ...remark(`waves.settings.groups.dependencies.${index}`, vm, nameOf),
      ...listRemarks(`waves.settings.groups.dependencies.${index}.after`, after, nameOf),
    ]),
    ...lists('waves.settings.dates', dates),
  ]
}

function listRemarks(path: string, ids: readonly string[], nameOf: NameOf): [string, string][] {
  return ids.flatMap((id, index) => remark(`${path}.${index}`, id, nameOf))
}
