import { liveMigratableClasses } from '../live-migratable-classes.ts'
import { defineTargetRule } from '../target-rule.ts'

/** The descheduler moves a VM by live migration, which wants a second node and shared volumes. Source: OpenShift documentation, descheduler. */
export const deschedulerCannotMove = defineTargetRule({
  id: 'descheduler-cannot-move',
  title: 'The descheduler can move VMs',
  severity: 'warning',
  check: (target) => {
    if (!target.features.descheduler) return []
    if (target.controlPlane === 'single-node') {
      return [{ path: 'features.descheduler', message: 'A cluster of a single node has no other node to move a VM to.', remedy: 'Leave the descheduler out.' }]
    }
    if (liveMigratableClasses(target).length > 0) return []
    return [{ path: 'features.descheduler', message: 'No StorageClass lets a VM live-migrate, so the descheduler can move none.', remedy: 'Add a class with ReadWriteMany, or leave the descheduler out.' }]
  },
})
