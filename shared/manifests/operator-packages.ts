import { isOpenshiftAtLeast, type MtvVersion, type OpenshiftVersion } from '#shared/domain/target/versions.ts'

/** Operators that a bundle can install. */
export type OperatorId =
  | 'virtualization' | 'mtv' | 'nmstate' | 'descheduler' | 'node-health-check' | 'self-node-remediation' | 'fence-agents' | 'node-maintenance'
  | 'odf' | 'lvms' | 'local-storage' | 'oadp' | 'metallb' | 'sriov' | 'compliance' | 'secondary-scheduler' | 'resource-override' | 'nfd' | 'acm' | 'gitops'

/** An operator as the catalogue of Red Hat's operators has it. */
export interface OperatorPackage {
  readonly id: OperatorId
  readonly title: string
  /** Name of the package in the catalogue. */
  readonly packageName: string
  /** Null: the package's default channel, since the channel's name follows no release of OpenShift. */
  readonly channel: (versions: Versions) => string | null
  readonly namespace: string
  /** `own`: it watches its own namespace, `all`: every namespace; its install modes take no other. */
  readonly watches: 'own' | 'all'
  /** What has to be made once it runs, for a person to know; null: the bundle makes it, or nothing has to be made. */
  readonly afterwards: string | null
  /** Other packages of the catalogue that OLM installs along with it, which a mirror has to hold too; absent: none. */
  readonly alsoMirrors?: (versions: Versions) => readonly MirroredPackage[]
}

/** A package of the catalogue in its one channel; null: the package's default channel. */
export interface MirroredPackage {
  readonly packageName: string
  readonly channel: string | null
}

interface Versions {
  readonly openshift: OpenshiftVersion
  readonly mtv: MtvVersion
}

const STABLE = (): string => 'stable'
const DEFAULT = (): null => null
const OF_OPENSHIFT = ({ openshift }: Pick<Versions, 'openshift'>): string => `stable-${openshift}`
const AVAILABILITY = 'openshift-workload-availability'

/** The newest release whose documentation lists what odf-operator depends on. */
export const ODF_LISTED_UP_TO: OpenshiftVersion = '4.22'

/**
 * What odf-operator depends on (OpenShift Data Foundation: Planning your deployment, Disconnected environment, of 4.18 to 4.22), all in
 * channels of its own release; a later release is taken to depend on the same. odf-external-snapshotter-operator is in the list from 4.20 on, ocs-tls-profiles from 4.22 on.
 */
function odfDependencies(versions: Pick<Versions, 'openshift'>): readonly MirroredPackage[] {
  const channel = OF_OPENSHIFT(versions)
  return [
    'cephcsi-operator', 'mcg-operator', 'ocs-client-operator', 'ocs-operator',
    ...(isOpenshiftAtLeast(versions.openshift, '4.22') ? ['ocs-tls-profiles'] : []),
    'odf-csi-addons-operator', 'odf-dependencies',
    ...(isOpenshiftAtLeast(versions.openshift, '4.20') ? ['odf-external-snapshotter-operator'] : []),
    'odf-prometheus-operator', 'recipe', 'rook-ceph-operator',
  ].map((packageName) => ({ packageName, channel }))
}

/** ACM's operator installs the multicluster engine with itself, and a filtered catalogue has to name both (ACM: Install, Installing in disconnected environments). */
const ACM_DEPENDENCIES = (): readonly MirroredPackage[] => [{ packageName: 'multicluster-engine', channel: null }]

/**
 * Node Health Check had Self Node Remediation as a dependency up to Workload Availability 24.4 (Remediating nodes with Node Health Checks),
 * and upstream has it still (medik8s/node-healthcheck-operator, docs/installation.md): mirrored too where fencing is chosen instead.
 */
const HEALTH_CHECK_DEPENDENCIES = (): readonly MirroredPackage[] => [{ packageName: 'self-node-remediation', channel: STABLE() }]

/**
 * Packages, channels and namespaces as the products' installation chapters have them (OpenShift Container Platform: Virtualization,
 * Networking, Nodes, Storage, Backup and restore, Security and compliance; Workload Availability; MTV; ACM; GitOps). Channels of
 * MTV are release-v2.y, of ODF and LVMS stable-4.y with the release of OpenShift. OADP 1.4, of channel stable-1.4, is the one
 * for OpenShift 4.18; each later release has one OADP of its own, in the default channel. In the order in which they are installed.
 */
export const OPERATOR_PACKAGES: readonly OperatorPackage[] = [
  { id: 'local-storage', title: 'Local Storage Operator', packageName: 'local-storage-operator', channel: STABLE, namespace: 'openshift-local-storage', watches: 'own', afterwards: 'A LocalVolumeSet, or discovery of disks by ODF.' },
  { id: 'odf', title: 'OpenShift Data Foundation', packageName: 'odf-operator', channel: OF_OPENSHIFT, namespace: 'openshift-storage', watches: 'own', afterwards: 'A StorageCluster on the disks of the workers: the console leads through it.', alsoMirrors: odfDependencies },
  { id: 'lvms', title: 'Logical Volume Manager Storage', packageName: 'lvms-operator', channel: OF_OPENSHIFT, namespace: 'openshift-storage', watches: 'own', afterwards: 'An LVMCluster that names the disks.' },
  { id: 'nmstate', title: 'Kubernetes NMState Operator', packageName: 'kubernetes-nmstate-operator', channel: STABLE, namespace: 'openshift-nmstate', watches: 'own', afterwards: null },
  { id: 'sriov', title: 'SR-IOV Network Operator', packageName: 'sriov-network-operator', channel: STABLE, namespace: 'openshift-sriov-network-operator', watches: 'own', afterwards: null },
  { id: 'metallb', title: 'MetalLB Operator', packageName: 'metallb-operator', channel: STABLE, namespace: 'metallb-system', watches: 'all', afterwards: 'An IPAddressPool, and how it is announced: an L2Advertisement or BGP peers.' },
  { id: 'nfd', title: 'Node Feature Discovery Operator', packageName: 'nfd', channel: STABLE, namespace: 'openshift-nfd', watches: 'own', afterwards: null },
  { id: 'virtualization', title: 'OpenShift Virtualization', packageName: 'kubevirt-hyperconverged', channel: STABLE, namespace: 'openshift-cnv', watches: 'own', afterwards: null },
  { id: 'mtv', title: 'Migration Toolkit for Virtualization', packageName: 'mtv-operator', channel: ({ mtv }) => `release-v${mtv}`, namespace: 'openshift-mtv', watches: 'own', afterwards: null },
  { id: 'descheduler', title: 'Kube Descheduler Operator', packageName: 'cluster-kube-descheduler-operator', channel: STABLE, namespace: 'openshift-kube-descheduler-operator', watches: 'own', afterwards: null },
  { id: 'self-node-remediation', title: 'Self Node Remediation Operator', packageName: 'self-node-remediation', channel: STABLE, namespace: AVAILABILITY, watches: 'all', afterwards: null },
  { id: 'fence-agents', title: 'Fence Agents Remediation Operator', packageName: 'fence-agents-remediation', channel: STABLE, namespace: AVAILABILITY, watches: 'all', afterwards: null },
  { id: 'node-health-check', title: 'Node Health Check Operator', packageName: 'node-healthcheck-operator', channel: STABLE, namespace: AVAILABILITY, watches: 'all', afterwards: null, alsoMirrors: HEALTH_CHECK_DEPENDENCIES },
  { id: 'node-maintenance', title: 'Node Maintenance Operator', packageName: 'node-maintenance-operator', channel: STABLE, namespace: 'openshift-workload-maintenance', watches: 'all', afterwards: null },
  { id: 'secondary-scheduler', title: 'Secondary Scheduler Operator', packageName: 'openshift-secondary-scheduler-operator', channel: STABLE, namespace: 'openshift-secondary-scheduler-operator', watches: 'own', afterwards: null },
  { id: 'resource-override', title: 'Cluster Resource Override Operator', packageName: 'clusterresourceoverride', channel: STABLE, namespace: 'clusterresourceoverride-operator', watches: 'own', afterwards: null },
  { id: 'oadp', title: 'OpenShift API for Data Protection', packageName: 'redhat-oadp-operator', channel: ({ openshift }) => (openshift === '4.18' ? 'stable-1.4' : null), namespace: 'openshift-adp', watches: 'own', afterwards: null },
  { id: 'compliance', title: 'Compliance Operator', packageName: 'compliance-operator', channel: STABLE, namespace: 'openshift-compliance', watches: 'own', afterwards: null },
  { id: 'acm', title: 'Advanced Cluster Management', packageName: 'advanced-cluster-management', channel: DEFAULT, namespace: 'open-cluster-management', watches: 'own', afterwards: 'A MultiClusterHub: this cluster becomes a hub.', alsoMirrors: ACM_DEPENDENCIES },
  { id: 'gitops', title: 'OpenShift GitOps', packageName: 'openshift-gitops-operator', channel: () => 'latest', namespace: 'openshift-gitops-operator', watches: 'all', afterwards: null },
]
