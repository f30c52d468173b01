import { hoursBetween } from '../hours-between.ts'
import { defineRule } from '../rule.ts'

/** VMware's own advice: no snapshot is used for longer. */
const MOST_HOURS = 72
const HOURS_PER_DAY = 24

/** A snapshot that was older than three days when the inventory was exported. */
export const snapshotOld = defineRule({
  id: 'portolan.snapshot.old',
  title: 'An old snapshot',
  sourceKind: 'any',
  severity: 'warning',
  needs: ['snapshots'],
  check: (vm, facts) => {
    if (vm.snapshots.length === 0) return null
    const exportedAt = facts.sourceOf(vm)?.exportedAt ?? null
    if (exportedAt === null) return { notEvaluated: 'The inventory does not say when it was made.' }
    const aged = vm.snapshots.map((snapshot) => ({ ...snapshot, hours: snapshot.createdAt === null ? null : hoursBetween(snapshot.createdAt, exportedAt) }))
    const old = aged.filter(({ hours }) => hours !== null && hours > MOST_HOURS)
    if (old.length === 0) return aged.some(({ hours }) => hours === null) ? { notEvaluated: 'The inventory does not say when a snapshot was made.' } : null
    const oldestDays = Math.floor(Math.max(...old.map(({ hours }) => hours ?? 0)) / HOURS_PER_DAY)
    const sizes = old.map(({ totalMib }) => totalMib)
    const totalMib = sizes.some((size) => size === null) ? null : sizes.reduce((sum: number, size) => sum + (size ?? 0), 0)
    return {
      message: `${vm.name} has ${old.length === 1 ? 'a snapshot' : `${old.length} snapshots`} older than three days, the oldest of ${oldestDays} days${totalMib === null ? '' : `, of ${Math.round(totalMib)} MiB in all`}.`,
      remedy: 'Delete the snapshots well before the migration: merging large ones takes hours and space.',
      data: { snapshots: old.length, oldestDays, totalMib },
    }
  },
})
