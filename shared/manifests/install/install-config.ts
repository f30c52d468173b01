import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { DEFAULT_MAX_PODS, hostPrefixFor } from '#shared/domain/target/host-prefix.ts'
import type { InstallPolicy } from '#shared/domain/target/install-policy.ts'
import { serialiseYaml } from '../serialise-yaml.ts'

/** What OpenShift Virtualization, its storage and its nodes need of the optional parts of a cluster. */
const NEEDED_CAPABILITIES = ['baremetal', 'MachineAPI', 'Console', 'CSISnapshot', 'NodeTuning', 'OperatorLifecycleManager', 'marketplace', 'Storage']

/** The text of install-config.yaml, with what only its operator knows in angle brackets. */
export function installConfig({ target }: Pick<MigrationPlan, 'target'>, install: InstallPolicy): string {
  const { disconnected } = target.cluster
  const masters = { 'single-node': 1, 'dedicated-5': 5 }[target.controlPlane as string] ?? 3 // any other topology has three
  const workers = install.hosts.filter(({ role }) => role === 'worker').length
  const hasWorkers = target.controlPlane === 'dedicated-3' || target.controlPlane === 'dedicated-5'
  return serialiseYaml([{
    comment: ['A fragment: fill in what is in angle brackets, and keep a copy, since the installer consumes the file.'],
    keyComments: {
      'networking.clusterNetwork': `hostPrefix: the network of each node, whose maxPods is ${String(target.cluster.nodes.maxPods ?? DEFAULT_MAX_PODS)}.`,
      capabilities: 'All that the release has; the list below is what virtualization cannot do without, should the set be made smaller.',
    },
    value: {
      apiVersion: 'v1',
      metadata: { name: install.clusterName },
      baseDomain: install.baseDomain,
      controlPlane: { name: 'master', architecture: 'amd64', hyperthreading: 'Enabled', replicas: masters },
      compute: [{ name: 'worker', architecture: 'amd64', hyperthreading: 'Enabled', replicas: !hasWorkers ? 0 : workers > 0 ? workers : '<number of workers: see the sizing>' }],
      networking: {
        networkType: 'OVNKubernetes',
        clusterNetwork: [{ cidr: install.clusterNetwork, hostPrefix: install.hostPrefix ?? hostPrefixFor(target) }],
        machineNetwork: [{ cidr: install.machineNetwork }],
        serviceNetwork: [install.serviceNetwork],
      },
      platform: target.controlPlane === 'single-node' ? { none: {} } : { baremetal: { apiVIPs: [install.apiVip ?? '<address of the API>'], ingressVIPs: [install.ingressVip ?? '<address of the ingress>'] } },
      capabilities: { baselineCapabilitySet: 'vCurrent', additionalEnabledCapabilities: NEEDED_CAPABILITIES },
      fips: target.features.fips,
      pullSecret: '<pull secret>',
      sshKey: '<public key of the administrators>',
      ...(disconnected === undefined
        ? {}
        : {
            imageDigestSources: [
              { source: 'quay.io/openshift-release-dev/ocp-release', mirrors: [`${disconnected.registry}/openshift/release-images`] },
              { source: 'quay.io/openshift-release-dev/ocp-v4.0-art-dev', mirrors: [`${disconnected.registry}/openshift/release`] },
            ],
            additionalTrustBundle: '<certificate of the mirror registry>',
          }),
    },
  }])
}
