import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { diskVerdict } from '../disk-verdict.ts'
import { defineRule } from '../rule.ts'

/** A raw device mapping. Up to MTV 2.11 a critical concern; 2.12 made it a warning and can attach it as a LUN. */
export const diskRdmDetected = defineRule({
  id: 'vmware.disk.rdm.detected',
  title: 'A raw device mapping',
  sourceKind: 'vsphere',
  severity: ({ mtv }) => (isMtvAtLeast(mtv, '2.12') ? 'warning' : 'critical'),
  needs: ['disks'],
  check: (vm) =>
    diskVerdict(
      vm,
      (disk) => disk.isRaw,
      (labels) => ({
        message: `${labels.join(', ')} of ${vm.name} ${labels.length === 1 ? 'is a raw device mapping' : 'are raw device mappings'}.`,
        remedy: 'Turn it into a virtual disk before the migration, or attach its LUN to the VM on the target.',
      }),
    ),
})
