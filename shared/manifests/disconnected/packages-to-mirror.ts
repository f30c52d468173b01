import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { MirroredPackage } from '../operator-packages.ts'
import { operatorsInUse } from '../operators-in-use.ts'

/** A package that the mirror has to hold, and why: one sentence. */
export interface PackageToMirror extends MirroredPackage {
  readonly because: string
}

/**
 * The packages of the catalogue that a site without the internet needs, each once: those of the operators in use, each followed by those
 * that it depends on. oc-mirror v2 looks for no dependencies by itself (OpenShift: Disconnected environments, ImageSet configuration parameters v2).
 */
export function packagesToMirror(plan: MigrationPlan): readonly PackageToMirror[] {
  const inUse = operatorsInUse(plan)
  const named = new Set(inUse.map(({ packageName }) => packageName))
  return inUse.flatMap(({ packageName, channel, because, alsoMirrors }) => [
    { packageName, channel, because },
    ...(alsoMirrors?.(plan.target) ?? []).filter((other) => !named.has(other.packageName)).map((other) => ({ ...other, because: `${packageName} needs it.` })),
  ])
}
