import { type IdleDifference, idleFleetDifferences } from '#shared/domain/plan/fleet-differences.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { FleetCluster } from '#shared/domain/target/fleet-policy.ts'
import type { BundleFile } from '../bundle-file.ts'
import { FLEET_FOLDER, OVERLAYS_FOLDER } from '../bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from '../markdown.ts'
import { plainShellWord } from '../shell-word.ts'
import { leftToDo } from './left-to-do.ts'

/** What to do with the folder of the fleet, for whoever runs the hub; none where the target says nothing of one. */
export function fleetReadme(plan: MigrationPlan): readonly BundleFile[] {
  const { fleet } = plan.target.cluster
  if (fleet === undefined) return []
  const { gitops, clusters, clusterLabels, clusterSet, remediation, observability } = fleet
  const idle = idleFleetDifferences(plan)
  const taking = clusters.find(({ takesPlans }) => takesPlans)
  const labels = Object.entries(clusterLabels).map(([name, value]) => `${name}=${value}`)
  const lines = [
    '# For several clusters',
    '',
    `For a hub with Advanced Cluster Management and the managed clusters of the set ${markdownCode(clusterSet)} with the labels ${labels.map(markdownCode).join(', ')}. Run the commands from this folder, logged in to the hub.`,
    '',
    '**A VM lives on one cluster.** Policies and applications give each cluster the same set-up: two clusters that are given one VirtualMachine run two VMs, with two disks and one address. ' + (taking === undefined ? 'No cluster of this fleet takes the plans: apply `30-mtv` and `40-waves` to the one that is to have the VMs.' : `The plans go to ${markdownCode(taking.name)} alone.`),
    '',
    '## Policies',
    '',
    `Operators first, then nodes and cluster, then namespaces: each waits until the one before holds. ${remediation === 'inform' ? 'They only report (inform): set `cluster.fleet.remediation: enforce` of the target, or the field of each policy, once what they report is what you want.' : '**They enforce, and nodes of all clusters reboot for it**: try the labels on one cluster first.'}`,
    '',
    '```sh',
    `oc label managedclusters.cluster.open-cluster-management.io/<cluster> ${labels.map(plainShellWord).join(' ')}`,
    'oc apply -k hub/policies',
    'oc get policies.policy.open-cluster-management.io -n ' + fleet.namespace,
    '```',
    '',
    `Policies give every cluster the same StorageClasses, networks and nodes: ${gitops === undefined ? 'where a cluster has them otherwise, change the policies for it, or set `cluster.fleet.gitops` of the target, whose overlays do' : 'what one has otherwise is in its overlay for Argo CD alone'}.`,
    ...(gitops === undefined ? [] : gitopsLines(gitops.repository, clusters.map(({ name }) => name))),
    ...(clusters.length === 0 || gitops === undefined
      ? []
      : ['', ...markdownTable(['Cluster', 'Takes the plans', 'Otherwise there', 'Stated, and without effect'], clusters.map((cluster) => clusterRow(cluster, idle)))]),
    ...idleLines(idle),
    ...leftToDo(plan),
    ...(observability ? ['', '## Observability', '', 'The hub collects series of VMs once this is there. Where it has a ConfigMap of that name, add the names to it by hand.', '', '```sh', 'oc apply -k hub/observability', '```'] : []),
  ]
  return [{ path: `${FLEET_FOLDER}/README.md`, text: `${lines.join('\n')}\n` }]
}

function clusterRow({ name, takesPlans, storageClasses, attachments, nodeSelector }: FleetCluster, idle: readonly IdleDifference[]): string[] {
  const without = idle.filter(({ cluster }) => cluster === name)
  const has = (field: IdleDifference['field'], key: string, part: IdleDifference['part'] = null): boolean => !without.some((difference) => difference.field === field && difference.name === key && (difference.part === null || difference.part === part))
  const networks = Object.entries(attachments).flatMap(([key, { physicalNetwork, vlanId }]) => {
    const words = [
      ...(physicalNetwork !== undefined && has('attachments', key, 'physicalNetwork') ? [`on ${markdownCode(physicalNetwork)}`] : []),
      ...(vlanId !== undefined && has('attachments', key, 'vlanId') ? [`in VLAN ${String(vlanId)}`] : []),
    ]
    return words.length === 0 ? [] : [`${markdownCode(key)} is ${words.join(' ')}`]
  })
  return [
    markdownCode(name),
    takesPlans ? 'yes' : 'no',
    [...Object.entries(storageClasses).filter(([from]) => has('storageClasses', from)).map(([from, to]) => `${markdownCode(from)} is ${markdownCode(to)}`), ...networks, ...(Object.keys(nodeSelector).length === 0 ? [] : ['other nodes'])].join('; '),
    [...new Set(without.map((difference) => `**${markdownCode(difference.name)}**${difference.part === null ? '' : ` (${difference.part})`}`))].join(', '),
  ]
}

/** Whatever no overlay could follow, and what to do about it. */
function idleLines(idle: readonly IdleDifference[]): readonly string[] {
  return idle.length === 0 ? [] : ['', 'Nothing of the bundle follows these statements of the target:', '', ...idle.map(({ message, remedy }) => `- ${markdownText(message)} ${markdownText(remedy)}`)]
}

function gitopsLines(repository: string, clusters: readonly string[]): string[] {
  return [
    '',
    '## Argo CD',
    '',
    `In place of the policies, not beside them: an Application for each cluster, of its overlay in \`${OVERLAYS_FOLDER}\`. Put this bundle into ${markdownCode(repository)}, without any filled-in Secret. A cluster without an overlay of its name has an Application that fails${clusters.length === 0 ? ', and none has one yet' : ''}.`,
    '',
    '```sh',
    'oc apply -k hub/gitops',
    '```',
  ]
}
