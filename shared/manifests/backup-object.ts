import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import type { BackupPolicy } from '#shared/domain/target/backup-policy.ts'
import { BACKUP_CREDENTIALS, BACKUP_NAMESPACE } from './object-names.ts'

/** OADP set up for backups of VMs and their disks into a bucket. */
export function dataProtectionApplication({ bucket, prefix, region, url }: BackupPolicy): KubeObject {
  return {
    apiVersion: 'oadp.openshift.io/v1alpha1',
    kind: 'DataProtectionApplication',
    metadata: { name: 'portolan-backup', namespace: BACKUP_NAMESPACE, labels: MANAGED_BY_LABELS },
    spec: {
      // kubevirt knows VMs, csi takes snapshots, openshift and aws are what a cluster and its object store need.
      configuration: { velero: { defaultPlugins: ['openshift', 'aws', 'kubevirt', 'csi'] }, nodeAgent: { enable: true, uploaderType: 'kopia' } },
      backupLocations: [{
        velero: {
          provider: 'aws',
          default: true,
          objectStorage: { bucket, prefix },
          config: { region, profile: 'default', ...(url === undefined ? {} : { s3Url: url, s3ForcePathStyle: 'true' }) },
          credential: BACKUP_CREDENTIALS,
        },
      }],
    },
  }
}
