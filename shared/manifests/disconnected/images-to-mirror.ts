import { compareText } from '#shared/domain/compare.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { DisconnectedPolicy } from '#shared/domain/target/disconnected-policy.ts'
import { nodeFeatureImage } from '../object-names.ts'
import { isInstalled } from '../operators-in-use.ts'

/**
 * The images that are mirrored besides those of releases and operators: those that the target names, those of hooks, and
 * that of Node Feature Discovery, which is named by its release. What is in the
 * mirror registry already is not mirrored onto itself.
 */
export function imagesToMirror(plan: MigrationPlan, { images, registry }: DisconnectedPolicy): readonly string[] {
  const { hooks = [], target } = plan
  const host = registry.split('/')[0] ?? registry
  const ofHooks = hooks.flatMap(({ image }) => (image === undefined || image.startsWith(`${host}/`) ? [] : [image]))
  return [...new Set([...images, ...ofHooks.sort(compareText), ...(isInstalled(plan, 'nfd') ? [nodeFeatureImage(target)] : [])])]
}
