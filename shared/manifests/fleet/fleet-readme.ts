import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { BundleFile } from '../bundle-file.ts'
import { FLEET_FOLDER, OVERLAYS_FOLDER } from '../bundle-folders.ts'
import { markdownCode, markdownTable } from '../markdown.ts'
import { plainShellWord } from '../shell-word.ts'
import { leftToDo } from './left-to-do.ts'

/** What to do with the folder of the fleet, for whoever runs the hub; none where the target says nothing of one. */
export function fleetReadme(plan: MigrationPlan): readonly BundleFile[] {
  const { fleet } = plan.target.cluster
  if (fleet === undefined) return []
  const { gitops, clusters, clusterLabels, clusterSet, remediation, observability } = fleet
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
    ...(gitops === undefined ? [] : gitopsLines(gitops.repository, clusters.map(({ name }) => name))),
    ...(clusters.length === 0 || gitops === undefined
      ? []
      : ['', ...markdownTable(['Cluster', 'Takes the plans', 'Otherwise there'], clusters.map(({ name, takesPlans, storageClasses, attachments, nodeSelector }) => [markdownCode(name), takesPlans ? 'yes' : 'no', [...Object.entries(storageClasses).map(([from, to]) => `${markdownCode(from)} is ${markdownCode(to)}`), ...Object.keys(attachments).map((attachment) => `${markdownCode(attachment)} is elsewhere`), ...(Object.keys(nodeSelector).length === 0 ? [] : ['other nodes'])].join('; ')]))]),
    ...leftToDo(plan),
    ...(observability ? ['', '## Observability', '', 'The hub collects series of VMs once this is there. Where it has a ConfigMap of that name, add the names to it by hand.', '', '```sh', 'oc apply -k hub/observability', '```'] : []),
  ]
  return [{ path: `${FLEET_FOLDER}/README.md`, text: `${lines.join('\n')}\n` }]
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
