import { defineSettingRule, patched, setting } from './setting-rule.ts'

/** What happens to the VM when its node is drained. LiveMigrate, the cluster's default, blocks the drain for a VM that cannot move. */
export const eviction = defineSettingRule({
  id: 'eviction',
  find: (_vm, context) => {
    const { liveMigration, target } = context
    if (target.controlPlane === 'single-node') return [setting('eviction', 'cluster-default', 'HyperConverged spec.evictionStrategy', 'evictionStrategy None: a single node has nowhere to move it.')]
    if (liveMigration === null) return []
    if (liveMigration.isPossible) return [setting('eviction', 'cluster-default', 'HyperConverged spec.evictionStrategy', 'evictionStrategy LiveMigrate: it changes its node while it runs.')]
    return [patched(context, 'eviction', 'spec.template.spec.evictionStrategy', `evictionStrategy None: it cannot be migrated live, and LiveMigrate would keep its node from being drained. ${liveMigration.because.message}`, { evictionStrategy: 'None' })]
  },
})
