import { mtvVersionSchema, openshiftVersionSchema } from '#shared/domain/target/versions.ts'

/** Releases to compute for in place of the target's own. */
export const versionOverrides = { mtv: mtvVersionSchema.optional(), openshift: openshiftVersionSchema.optional() }
