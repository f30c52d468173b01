/**
 * Words of vSphere or RHV, each with the nearest one of OpenShift Virtualization; no two are quite the same thing. In the order of the
 * way through: compute, storage, networks, scheduling, migration. What is said of them is in the messages.
 */
export const GLOSSARY = [
  'vm', 'cluster', 'host', 'vcenter', 'resource-pool', 'folder', 'instance-type',
  'preference', 'evc', 'template', 'datastore', 'vmdk', 'access-mode', 'storage-drs',
  'port-group', 'switch', 'localnet', 'pod-network', 'dfw', 'vmotion', 'descheduler',
  'affinity', 'ha', 'eviction', 'tools', 'snapshot', 'plan', 'warm',
] as const

export type GlossaryId = (typeof GLOSSARY)[number]
