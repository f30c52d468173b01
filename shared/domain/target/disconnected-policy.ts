import { z } from 'zod'

const version = z.string().regex(/^4\.\d{1,2}\.\d{1,3}$/, 'must be a release such as 4.22.3')

/** A site without the internet: where its images are. */
export const disconnectedPolicySchema = z.strictObject({
  /** The mirror registry, with a path where it has one. */
  registry: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*(:\d+)?(\/[a-z0-9._/-]+)?$/, 'must be the address of a registry, such as registry.example.com:8443/openshift').max(253),
  /** Releases to mirror; absent: the newest of the channel. */
  minVersion: version.optional(),
  maxVersion: version.optional(),
  /** Images beside those of OpenShift and its operators. */
  images: z.array(z.string().regex(/^\S+$/, 'must be the path of an image')).default([]),
})

export type DisconnectedPolicy = z.infer<typeof disconnectedPolicySchema>
