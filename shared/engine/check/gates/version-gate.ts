import { MTV_VERSIONS, OPENSHIFT_VERSIONS, type MtvVersion, type OpenshiftVersion, type TargetVersions } from '#shared/domain/target/versions.ts'

/** A field, or one value of a field, that some releases know and others refuse. */
export type VersionGate = GatedField & (
  | { readonly product: 'mtv'; readonly since: MtvVersion; /** The first release that refuses it again. */ readonly until?: MtvVersion }
  | { readonly product: 'openshift'; readonly since: OpenshiftVersion; /** The first release that refuses it again. */ readonly until?: OpenshiftVersion }
)

interface GatedField {
  /** Kind, path and value: unique over all gates. */
  readonly id: string
  readonly apiVersion: string
  readonly kind: string
  /** As in the CRD, lists as `vms[]`; a gate on a field holds for everything below it. */
  readonly path: string
  /** Present: only this value of the field is gated. */
  readonly value?: string
}

/** Whether a gate lets its field pass in these releases. */
export function isGateOpen(gate: VersionGate, versions: TargetVersions): boolean {
  const [releases, version]: readonly [readonly string[], string] = gate.product === 'mtv' ? [MTV_VERSIONS, versions.mtv] : [OPENSHIFT_VERSIONS, versions.openshift]
  const place = releases.indexOf(version)
  return place >= releases.indexOf(gate.since) && (gate.until === undefined || place < releases.indexOf(gate.until))
}
