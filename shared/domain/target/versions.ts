import { z } from 'zod'

/** Releases of the Migration Toolkit for Virtualization that Portolan writes for, oldest first. */
export const MTV_VERSIONS = ['2.9', '2.10', '2.11', '2.12'] as const
/** Minor releases of OpenShift that Portolan writes for, oldest first. */
export const OPENSHIFT_VERSIONS = ['4.18', '4.19', '4.20', '4.21', '4.22', '4.23'] as const

export const mtvVersionSchema = z.enum(MTV_VERSIONS)
export const openshiftVersionSchema = z.enum(OPENSHIFT_VERSIONS)

export type MtvVersion = z.infer<typeof mtvVersionSchema>
export type OpenshiftVersion = z.infer<typeof openshiftVersionSchema>

/** The two releases that decide which fields a manifest may bear. */
export interface TargetVersions {
  readonly mtv: MtvVersion
  readonly openshift: OpenshiftVersion
}

/** Whether an MTV release is at least another: compared by place in MTV_VERSIONS, since "2.9" > "2.10" as text. */
export function isMtvAtLeast(version: MtvVersion, since: MtvVersion): boolean {
  return MTV_VERSIONS.indexOf(version) >= MTV_VERSIONS.indexOf(since)
}

/** Whether an OpenShift release is at least another. */
export function isOpenshiftAtLeast(version: OpenshiftVersion, since: OpenshiftVersion): boolean {
  return OPENSHIFT_VERSIONS.indexOf(version) >= OPENSHIFT_VERSIONS.indexOf(since)
}
