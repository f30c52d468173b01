import type { Finding } from '#shared/domain/finding.ts'
import { idleFleetDifferences } from '#shared/domain/plan/fleet-differences.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { type IdleSetting, settingsWithoutEffect } from '#shared/domain/target/settings-without-effect.ts'
import { INSTALL_SIZING_RULE } from './install-sizing.ts'
import { settingWithoutEffect } from './rules/setting-without-effect.ts'

/** What each is called, by the id of its rule. */
export const TARGET_FINDING_TITLES: Readonly<Record<string, string>> = {
  [settingWithoutEffect.id]: settingWithoutEffect.title,
  [INSTALL_SIZING_RULE]: 'Installation and sizing say the same',
  'fleet-difference-idle': 'What a cluster of the fleet has otherwise is in its overlay',
}

/** What the target states and the bundle of its plan does not follow, as findings beside those of the manifests: warnings, each with a remedy. */
export function targetFindings(plan: Pick<MigrationPlan, 'attachments' | 'target'>): readonly Finding[] {
  const subject = `Target ${plan.target.id}`
  const of = (ruleId: string, idle: readonly IdleSetting[]): readonly Finding[] => idle.map(({ path, message, remedy }) => ({ ruleId, subject, severity: 'warning', message, remedy, data: { path } }))
  return [...of(settingWithoutEffect.id, settingsWithoutEffect(plan.target)), ...of('fleet-difference-idle', idleFleetDifferences(plan))]
}
