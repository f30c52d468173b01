import { dataProtectionApplication } from '../backup-object.ts'
import { defineEmitter } from '../emitter.ts'
import { BACKUP_CREDENTIALS, BACKUP_NAMESPACE } from '../object-names.ts'

/** Sets OADP up for backups of VMs and their disks into a bucket; a beginning, without schedules. */
export const dataProtectionApplicationEmitter = defineEmitter({
  kind: 'DataProtectionApplication',
  emit: ({ target: { cluster: { backup } } }) =>
    backup === undefined
      ? []
      : [{
          comment: [
            `Needs the Secret ${BACKUP_CREDENTIALS.name} in ${BACKUP_NAMESPACE}, whose key ${BACKUP_CREDENTIALS.key} holds an AWS credentials file: make it by hand.`,
            'Disks are backed up by snapshots of their storage, whose VolumeSnapshotClass needs the label velero.io/csi-volumesnapshot-class=true.',
          ],
          object: dataProtectionApplication(backup),
        }],
})
