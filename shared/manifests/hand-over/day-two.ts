import type { BundleFile } from '../bundle-file.ts'
import { DOCUMENTS_FOLDER } from '../bundle-folders.ts'
import { markdownTable } from '../markdown.ts'
import { configuredPools } from '../node-pools.ts'
import { operatorsInUse } from '../operators-in-use.ts'
import type { HandOverFacts } from './hand-over-facts.ts'

/** What has to be set up and kept up once VMs run, with what this bundle does of it. */
export function dayTwoDocument({ plan }: HandOverFacts): BundleFile {
  const { target, scheduling } = plan
  const { cluster } = target
  const installed = new Set(cluster.operators.write ? operatorsInUse(plan).map(({ id }) => id) : [])
  const state = (isThere: boolean): string => (isThere ? 'in this bundle' : '**to be done**')
  const lines = [
    '# From the second day on',
    '',
    ...markdownTable(['What', 'Why', 'Here'], [
      ['Maintenance of nodes by the Node Maintenance Operator', 'Cordons and drains a node, VMs moving on live, and keeps it so until one says otherwise', state(installed.has('node-maintenance'))],
      ['Health of nodes', 'Failed nodes are taken out of service, and their VMs start elsewhere', state(scheduling.healthCheck.isSetUp)],
      ['Balancing by the descheduler, with psi=1 in the kernel', 'Nodes under pressure give VMs away; without the argument it sees no pressure', state(scheduling.descheduler !== null)],
      ['Alerts: receivers of the Alertmanager', 'Nobody is told of anything until one is set', '**to be done**'],
      ['Monitoring of what is in the guests', 'The cluster sees CPU, memory and disks of a VM, and not whether its application answers', state(cluster.monitoring.userWorkload)],
      ['Metrics kept for longer', 'Prometheus keeps days; trends want months: Advanced Cluster Management, or remote write', cluster.fleet?.observability === true ? 'in this bundle, for the hub' : '**to be decided**'],
      ['Logs forwarded', 'Logs of nodes and audit logs go with the node: forward them to what the site has', '**to be done**'],
      ['Backup of etcd', 'Brings this cluster back, and no other; each day, and before each update', '**to be done**'],
      ['Backup of VMs', 'OADP backs up definitions and disks by snapshots; partners restore files and applications', cluster.backup === undefined ? '**to be decided**' : 'OADP in this bundle, without schedules'],
      ['Scans against a baseline', 'What is not looked at drifts', state(cluster.compliance)],
      ['Certificates of API and ingress', 'Browsers and `virtctl` trust none of the cluster’s own', '**to be done**'],
    ]),
    '',
    '## Updates',
    '',
    `- Pools of nodes update side by side, each one node at a time (maxUnavailable 1): ${configuredPools(plan).map(({ role }) => role).join(', ') || 'the node pools of the hosting cluster'}. A larger number is quicker, and wants as many spare nodes.`,
    '- A node drains as long as its VMs take to move. VMs that cannot be migrated live hold it up, unless their eviction strategy lets them be shut down.',
    '- Order: operators that the release demands, the control plane, then nodes. Pause the pools to choose when nodes restart, and do not forget to resume them: certificates of kubelets wait, too.',
    '- VMs keep the version of their launcher until they restart or migrate: the HyperConverged’s workload updates move them by and by.',
    '- MTV, OpenShift Virtualization and OpenShift go together: look at the matrix of releases before each update, and update nothing in the middle of a wave.',
    '',
    '## Disaster recovery',
    '',
    ...markdownTable(['Way', 'What is lost', 'What it needs'], [
      ['Restore from backup', 'since the last backup; hours', 'OADP or a partner, an object store at another site, a cluster to restore to'],
      ['Asynchronous replication (Regional-DR of ODF, or the array’s)', 'minutes', 'two clusters with ODF or the same array, a hub with Advanced Cluster Management, networks of VMs at both sites'],
      ['Synchronous replication (Metro-DR of ODF, or the array’s)', 'nothing', 'two sites less than 10 ms apart, an arbiter at a third, VLANs at both'],
      ['Stretched cluster', 'nothing', 'one cluster over three sites of low latency; two sites are not enough for etcd'],
      ['In the application', 'as the application has it', 'a partner VM on the other cluster, and anti-affinity'],
    ]),
    '',
    'Whatever is chosen: a VM runs on one cluster at a time, and a test of the way is part of it.',
  ]
  return { path: `${DOCUMENTS_FOLDER}/day-2.md`, text: `${lines.join('\n')}\n` }
}
