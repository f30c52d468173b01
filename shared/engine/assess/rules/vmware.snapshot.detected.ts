import { defineRule } from '../rule.ts'

/** The VM has snapshots: they are not carried over, and with them it cannot move warm. */
export const snapshotDetected = defineRule({
  id: 'vmware.snapshot.detected',
  title: 'Snapshots',
  sourceKind: 'vsphere',
  severity: 'information',
  needs: [],
  check: (vm, facts) => {
    const snapshots = vm.snapshots.length
    if (snapshots > 0) return { message: `${vm.name} has ${snapshots === 1 ? 'a snapshot' : `${snapshots} snapshots`}: only the present state moves, and not warm.`, remedy: 'Delete the snapshots before the migration.', data: { snapshots } }
    return facts.hasInput(vm, 'snapshots') ? null : { notEvaluated: 'The inventory does not list snapshots.' }
  },
})
