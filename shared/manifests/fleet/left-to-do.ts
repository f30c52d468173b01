import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { FLEET_CLUSTER_LABEL } from '#shared/domain/plan/labels.ts'
import { fleetBackup } from '#shared/domain/target/backup-policy.ts'
import { countWords } from '#shared/domain/count-words.ts'
import { markdownCode, markdownTable } from '../markdown.ts'
import { BACKUP_SECRET_COMMAND, FENCING_SECRET_COMMAND } from '../secret-commands.ts'

/** What differs from cluster to cluster, so that nothing gives it to all: what each states of it, what is left to do by hand, and where. */
export function leftToDo(plan: MigrationPlan): readonly string[] {
  const { scheduling: { healthCheck }, nodeNetworks, target: { cluster: { remediation, backup, fleet } } } = plan
  if (fleet === undefined) return []
  const isFenced = remediation.by === 'fence-agents' && healthCheck.isSetUp
  const own = [
    ...(isFenced ? ['the addresses of management controllers with the health check that turns to them'] : []),
    ...(backup === undefined ? [] : ['the place of backups']),
  ]
  const taking = fleet.clusters.find(({ takesPlans }) => takesPlans)?.name
  const ranges = [nodeNetworks?.liveMigration ?? null, nodeNetworks?.transfer ?? null].flatMap((network) => (network === null ? [] : [network]))
  const secrets = [
    ...(isFenced ? [FENCING_SECRET_COMMAND] : []),
    ...(backup === undefined ? [] : [BACKUP_SECRET_COMMAND]),
  ]
  const remarks = [
    ...(plan.providers.length === 0 ? [] : [`- The Secrets of the sources: on ${taking === undefined ? 'the cluster that is to have the VMs' : markdownCode(taking)} alone, as the README of the bundle says under "What to fill in".`]),
    ...ranges.map(({ name, range }) => `- Addresses of ${markdownCode(name)}: every cluster takes them from ${markdownCode(range)} and none knows what another has taken. Give each cluster a VLAN of its own there, or a range of its own in the attachment.`),
  ]
  if (own.length === 0 && remarks.length === 0) return []
  return [
    '',
    '## What each cluster has of its own',
    '',
    ...(own.length === 0
      ? []
      : [
          `Left out of what all clusters are given, since what is right for one harms another: ${own.join('; ')}. Each cluster states its own in \`cluster.fleet.clusters\` of the target${isFenced ? ', as `fencedNodes`' : ''}${backup === undefined ? '' : `${isFenced ? ' and' : ', as'} \`backup\``}; then export again.`,
          '',
          ...(fleet.clusters.length === 0
            ? ['**The target names no cluster of the fleet: none of them gets any of it.**']
            : markdownTable(['Cluster', ...(isFenced ? ['Failed nodes'] : []), ...(backup === undefined ? [] : ['Backups'])], fleet.clusters.map((cluster) => {
                const place = backup === undefined ? null : fleetBackup(backup, cluster)
                return [
                  markdownCode(cluster.name),
                  ...(isFenced ? [cluster.fencedNodes.length === 0 ? '**stay as they are: no management controller is stated**' : `fenced: ${countWords(cluster.fencedNodes.length, 'node')}`] : []),
                  ...(backup === undefined ? [] : [place === null ? '**none: no place is stated**' : `${markdownCode(place.bucket)}, ${place.prefix === '' ? 'without a prefix' : markdownCode(place.prefix)}${place.url === undefined ? '' : ` at ${markdownCode(place.url)}`}`]),
                ]
              }))),
          ...labelLines(plan),
          '',
          'On each cluster, for what it states, logged in to that cluster and not to the hub, once its operators are there. A Secret is in no policy and in no repository:',
          '',
          '```sh',
          ...secrets,
          '```',
          ...(isFenced ? ['', 'Fence one node of each cluster by hand before you rely on it.'] : []),
        ]),
    ...(remarks.length === 0 ? [] : [...(own.length === 0 ? [] : ['']), ...remarks]),
  ]
}

/** The policies for one cluster find it by a label. */
function labelLines({ scheduling: { healthCheck }, target: { cluster: { remediation, backup, fleet } } }: MigrationPlan): readonly string[] {
  const stating = (fleet?.clusters ?? []).filter((cluster) => (remediation.by === 'fence-agents' && healthCheck.isSetUp && cluster.fencedNodes.length > 0) || (backup !== undefined && cluster.backup !== undefined))
  if (stating.length === 0) return []
  return ['', 'On the hub, so that the policy of what is its own finds the cluster:', '', '```sh', ...stating.map(({ name }) => `oc label managedclusters.cluster.open-cluster-management.io/${name} ${FLEET_CLUSTER_LABEL}=${name}`), '```']
}
