import { countWords } from '#shared/domain/count-words.ts'
import type { InstallSizing } from '#shared/domain/plan/install-sizing.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { hostPrefixFor, mostPodsOf } from '#shared/domain/target/host-prefix.ts'
import { installNodes } from '#shared/domain/target/install-nodes.ts'
import type { InstallPolicy } from '#shared/domain/target/install-policy.ts'
import { serialiseYaml } from '../serialise-yaml.ts'

/** What OpenShift Virtualization, its storage and its nodes need of the optional parts of a cluster. */
const NEEDED_CAPABILITIES = ['baremetal', 'MachineAPI', 'Console', 'CSISnapshot', 'NodeTuning', 'OperatorLifecycleManager', 'marketplace', 'Storage']

/** The text of install-config.yaml, with what only its operator knows in angle brackets. */
export function installConfig({ target }: Pick<MigrationPlan, 'target'>, install: InstallPolicy, sizing: InstallSizing | null): string {
  const { disconnected } = target.cluster
  const { masters, workers } = installNodes(target, install, sizing)
  const hasWorkers = target.controlPlane === 'dedicated-3' || target.controlPlane === 'dedicated-5'
  return serialiseYaml([{
    comment: ['A fragment: fill in what is in angle brackets, and keep a copy, since the installer consumes the file.'],
    keyComments: {
      ...(sizing === null || !hasWorkers ? {} : { compute: sizingWords(sizing, workers) }),
      'networking.clusterNetwork': `hostPrefix: the network of each node, whose maxPods is ${Math.max(mostPodsOf(target), sizing?.maxPods ?? 0)}.`,
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
        clusterNetwork: [{ cidr: install.clusterNetwork, hostPrefix: install.hostPrefix ?? hostPrefixFor(target, sizing?.maxPods) }],
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

/** Where the number of workers comes from, and what it leaves out. */
function sizingWords({ scenario, otherScenarios, isPartial, clusters, newWorkers, reusedHosts, infraNodes }: InstallSizing, workers: number): string {
  if (clusters > 1) return `The sizing "${scenario}" divides the nodes among ${countWords(clusters, 'cluster')}: how many are of this one is for you to say.`
  const sized = `The sizing "${scenario}" asks for ${countWords(newWorkers, 'worker')}${infraNodes === 0 ? '' : ` and ${countWords(infraNodes, 'node')} for the platform`}${workers > newWorkers + infraNodes ? `, and the target names ${workers}` : ''}.`
  return [
    sized,
    ...(reusedHosts === 0 ? [] : [`${countWords(reusedHosts, 'host')} of the sources ${reusedHosts === 1 ? 'joins' : 'join'} them once their VMs have left.`]),
    ...(isPartial ? ['The sizing is partial: some VMs are not in it.'] : []),
    ...(otherScenarios === 0 ? [] : [`The project keeps ${countWords(otherScenarios, 'other scenario')}; the first by name counts.`]),
  ].join(' ')
}
