import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { MIGRATION_POLICY_NAME } from '../object-names.ts'

/** A quantity of bytes: 1 Mbit/s is 125 kB/s. */
const KILOBYTES_PER_MEGABIT = 125

/** A limit for live migrations of the VMs in Portolan's namespaces, where the target states one. */
export const migrationPolicyEmitter = defineEmitter({
  kind: 'MigrationPolicy',
  emit: ({ nodeNetworks }) => {
    const limit = nodeNetworks?.bandwidthMbpsPerMigration ?? null
    if (limit === null) return []
    return [
      {
        comment: [
          `A live migration takes at most ${String(limit)} Mbit/s, for VMs in the namespaces of this bundle.`,
          'A busy VM whose memory changes faster than that cannot be migrated: raise the limit, or have fewer migrations at once.',
        ],
        object: {
          apiVersion: 'migrations.kubevirt.io/v1alpha1',
          kind: 'MigrationPolicy',
          metadata: { name: MIGRATION_POLICY_NAME, labels: MANAGED_BY_LABELS },
          spec: { selectors: { namespaceSelector: MANAGED_BY_LABELS }, bandwidthPerMigration: `${String(limit * KILOBYTES_PER_MEGABIT)}k` },
        },
      },
    ]
  },
})
