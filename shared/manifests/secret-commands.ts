import { BACKUP_CREDENTIALS, BACKUP_NAMESPACE, FENCING_SECRET_NAME, REMEDIATION_NAMESPACE } from './object-names.ts'

/** Made from what is typed, which is in no file, and applied: unlike "oc create" alone it may be repeated, with another password too. */
const APPLY = '--dry-run=client -o yaml | oc apply -f -'

/** Makes the Secret that fence agents log in to management controllers with. */
export const FENCING_SECRET_COMMAND = `oc create secret generic ${FENCING_SECRET_NAME} -n ${REMEDIATION_NAMESPACE} --from-literal=--username='<user>' --from-literal=--password='<password>' ${APPLY}`

/** Makes the Secret that backups reach their store with. */
export const BACKUP_SECRET_COMMAND = `oc create secret generic ${BACKUP_CREDENTIALS.name} -n ${BACKUP_NAMESPACE} --from-file=${BACKUP_CREDENTIALS.key}=/path/to/credentials ${APPLY}`
