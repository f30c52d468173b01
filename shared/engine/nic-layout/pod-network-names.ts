/** Where OpenShift Virtualization runs, and looks for the network of live migrations. */
export const VIRTUALIZATION_NAMESPACE = 'openshift-cnv'
export const LIVE_MIGRATION_NETWORK_NAME = 'portolan-live-migration'
export const IMPORT_NETWORK_NAME = 'portolan-transfer'
