import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { fieldValues } from './field-values.ts'
import { MTV_GATES } from './gates/mtv-gates.ts'
import { OPENSHIFT_GATES } from './gates/openshift-gates.ts'
import { isGateOpen, type VersionGate } from './gates/version-gate.ts'

/** Every field and value that not all supported releases know. */
export const VERSION_GATES: readonly VersionGate[] = [...MTV_GATES, ...OPENSHIFT_GATES]

/** A field or value of an object that the chosen releases do not know. */
export interface GateViolation {
  readonly gate: VersionGate
  /** Where it stands: "spec.vms[3].migrateSharedDisks". */
  readonly at: string
}

/**
 * Whether the chosen releases know a field of a kind, or one value of it: `('Plan', 'spec.type', 'live')`.
 * Paths as in the CRD, lists as `vms[]`. A field that no gate names is taken to be in every release; a field
 * below a gated one is gated with it.
 */
export function isFieldAvailable(versions: TargetVersions, kind: string, path: string, value?: string): boolean {
  return VERSION_GATES.filter((gate) => gate.kind === kind && concerns(gate, path, value)).every((gate) => isGateOpen(gate, versions))
}

/** Each field and value of an object that is newer than the chosen releases, or no longer in them: the API server refuses it. */
export function gatesBrokenBy(object: KubeObject, versions: TargetVersions): readonly GateViolation[] {
  return VERSION_GATES.filter((gate) => gate.kind === object.kind && gate.apiVersion === object.apiVersion && !isGateOpen(gate, versions)).flatMap((gate) =>
    fieldValues(object, gate.path)
      .filter(({ value }) => gate.value === undefined || value === gate.value)
      .map(({ at }) => ({ gate, at })),
  )
}

function concerns(gate: VersionGate, path: string, value: string | undefined): boolean {
  if (gate.value !== undefined) return gate.path === path && gate.value === value
  return path === gate.path || path.startsWith(`${gate.path}.`) || path.startsWith(`${gate.path}[]`)
}
