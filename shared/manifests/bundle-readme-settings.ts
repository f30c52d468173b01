import { idleFleetDifferences } from '#shared/domain/plan/fleet-differences.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { settingsWithoutEffect } from '#shared/domain/target/settings-without-effect.ts'
import { markdownTable, markdownText } from './markdown.ts'

/** The README's section on what the target states and nothing here follows; none where all of it has an effect. */
export function idleSettingsSection(plan: Pick<MigrationPlan, 'attachments' | 'target'>): string[] {
  const idle = [...settingsWithoutEffect(plan.target), ...idleFleetDifferences(plan)]
  if (idle.length === 0) return []
  return ['## Settings of the target without effect', '', 'The target states these, and nothing of this bundle follows them.', '', ...markdownTable(['What', 'What to do'], idle.map(({ message, remedy }) => [markdownText(message), markdownText(remedy)]))]
}
