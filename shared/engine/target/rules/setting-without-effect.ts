import { idleFleetDifferences } from '#shared/domain/plan/fleet-differences.ts'
import { settingsWithoutEffect } from '#shared/domain/target/settings-without-effect.ts'
import { defineTargetRule } from '../target-rule.ts'

/** Somebody relies on what is stated: a setting that others leave without effect is said, and what a cluster of the fleet has in place of a StorageClass that is not there. */
export const settingWithoutEffect = defineTargetRule({
  id: 'setting-without-effect',
  title: 'Every setting that is stated has an effect',
  severity: 'warning',
  // The networks of VMs are the plan's: what clusters have in place of these is judged with it.
  check: (target) => [...settingsWithoutEffect(target), ...idleFleetDifferences({ attachments: [], target }).filter(({ field }) => field === 'storageClasses')].map(({ path, message, remedy }) => ({ path, message, remedy })),
})
