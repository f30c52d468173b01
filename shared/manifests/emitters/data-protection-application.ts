import { MANAGED_BY_LABELS } from '#shared/domain/plan/labels.ts'
import { defineEmitter } from '../emitter.ts'
import { BACKUP_NAMESPACE } from '../object-names.ts'

/** Where OADP looks for the credentials of an object store unless told otherwise. */
const CREDENTIALS = { name: 'cloud-credentials', key: 'cloud' }

/** Sets OADP up for backups of VMs and their disks into a bucket; a beginning, without schedules. */
export const dataProtectionApplicationEmitter = defineEmitter({
  kind: 'DataProtectionApplication',
  emit: ({ target: { cluster: { backup } } }) => {
    if (backup === undefined) return []
    const { bucket, prefix, region, url } = backup
    return [{
      comment: [
        `Needs the Secret ${CREDENTIALS.name} in ${BACKUP_NAMESPACE}, whose key ${CREDENTIALS.key} holds an AWS credentials file: make it by hand.`,
        'Disks are backed up by snapshots of their storage, whose VolumeSnapshotClass needs the label velero.io/csi-volumesnapshot-class=true.',
      ],
      object: {
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
              credential: CREDENTIALS,
            },
          }],
        },
      },
    }]
  },
})
