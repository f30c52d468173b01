import { z } from 'zod'

const bucket = z.string().regex(/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/, 'must be the name of a bucket').max(63)
const prefix = z.string().regex(/^[A-Za-z0-9._/-]*$/, 'must hold letters, digits, dots, dashes and slashes')
const region = z.string().regex(/^[a-z0-9-]+$/, 'must be the name of a region')
/** Of an object store that is not Amazon's. */
const url = z.string().regex(/^https?:\/\/[^\s@]+$/, 'must begin with https:// and hold no password')

/** Where OADP puts backups: a bucket of an object store that speaks S3. */
export const backupPolicySchema = z.strictObject({ bucket, prefix: prefix.default('oadp'), region: region.default('us-east-1'), url: url.optional() })

/** Where one cluster of a fleet puts its own: what it leaves out is as the target has it, but for the prefix, which is then the cluster's name. */
export const fleetBackupSchema = z.strictObject({ bucket: bucket.optional(), prefix: prefix.optional(), region: region.optional(), url: url.optional() })

export type BackupPolicy = z.infer<typeof backupPolicySchema>

/** The place of a cluster's backups: two clusters never share one, since each takes all that lies there for its own. */
export function fleetBackup(policy: BackupPolicy, { name, backup }: { readonly name: string; readonly backup?: z.infer<typeof fleetBackupSchema> | undefined }): BackupPolicy | null {
  return backup === undefined ? null : { ...policy, prefix: name, ...Object.fromEntries(Object.entries(backup).filter(([, value]) => value !== undefined)) }
}
