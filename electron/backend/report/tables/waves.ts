import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { defineTable, joined } from '../report-table.ts'

const SECONDS_PER_HOUR = 3_600

/** The schedule of change windows, where there is one. */
export const waves = defineTable({
  id: 'waves',
  title: 'Waves',
  about: 'One row a wave: its change window, what moves in it, and how long that takes at the best and at the rates that are to be counted on.',
  none: 'No schedule of waves is planned: make one at Waves, or with “portolan waves plan”.',
  columns: [
    { key: 'wave', title: 'Wave', kind: 'count' },
    { key: 'window', title: 'Window', kind: 'text', width: 28 },
    { key: 'date', title: 'Day', kind: 'text', width: 12 },
    { key: 'timeZone', title: 'Time zone', kind: 'text', width: 18 },
    { key: 'start', title: 'Begins (UTC)', kind: 'text', width: 22 },
    { key: 'end', title: 'Ends (UTC)', kind: 'text', width: 22 },
    { key: 'isLocked', title: 'Locked', kind: 'flag' },
    { key: 'groups', title: 'Groups', kind: 'count' },
    { key: 'vms', title: 'VMs', kind: 'count' },
    { key: 'tib', title: 'Data, TiB', kind: 'decimal' },
    { key: 'vcpus', title: 'vCPUs', kind: 'count' },
    { key: 'lowHours', title: 'Hours at best', kind: 'decimal', width: 11 },
    { key: 'highHours', title: 'Hours to count on', kind: 'decimal', width: 12 },
    { key: 'binding', title: 'Limited by', kind: 'text', width: 26 },
    { key: 'subject', title: 'Which', kind: 'text', width: 30 },
    { key: 'notes', title: 'Notes', kind: 'prose', width: 60 },
  ],
  rows: ({ waves: schedule, estate }) => {
    if (schedule === null) return null
    const names = new Map([...estate.vms, ...estate.hosts, ...estate.datastores].map(({ id, name }) => [id, name]))
    return schedule.waves.map((wave) => [
      wave.number,
      wave.window,
      wave.date,
      wave.timeZone,
      wave.start,
      wave.end,
      wave.isLocked,
      wave.groups,
      wave.vms,
      wave.capacityMib / MIB_PER_TIB,
      wave.vcpus,
      wave.seconds.low / SECONDS_PER_HOUR,
      wave.seconds.high / SECONDS_PER_HOUR,
      wave.bounds[0]?.kind ?? null,
      nameOf(wave.bounds[0]?.subject ?? null, names),
      joined(wave.notes.map(({ message }) => message)),
    ])
  },
})

/** What limits a wave is told by its id. */
function nameOf(subject: string | null, names: ReadonlyMap<string, string>): string | null {
  return subject === null ? null : (names.get(subject) ?? subject)
}
