import { countWords } from '#shared/domain/count-words.ts'
import type { ImportRun } from '../import-run.ts'

/** Compares what vHost, vCluster and vDatastore count with the rows that other sheets have. */
export function checkCounts(run: ImportRun): void {
  for (const { name, counts } of run.hosts.entries()) {
    // Since 4.1.2 "# VMs total" counts all VMs of a host; before, "# VMs" was all there was.
    const stated = counts.statedTotal ?? (run.totals.hostVmsTotal === null ? counts.stated : null)
    if (stated === null || stated === counts.vms) continue
    run.report({
      code: 'HOST_VMS_DIFFER', severity: 'warning', sheet: 'vHost', row: counts.row, column: counts.statedTotal === null ? '# VMs' : '# VMs total', value: String(stated), assumed: String(counts.vms),
      message: `${name} has ${countWords(stated, 'VM')} by vHost and ${String(counts.vms)} in vInfo${stated > counts.vms ? ': the export leaves some out' : ''}; those of vInfo are planned with.`,
    })
  }
  for (const { name, row, stated, hosts } of run.clusterHosts.values()) {
    if (stated === null || run.totals.hostRows === null || stated === hosts) continue
    run.report({
      code: 'CLUSTER_HOSTS_DIFFER', severity: 'warning', sheet: 'vCluster', row, column: 'NumHosts', value: String(stated), assumed: String(hosts),
      message: `The cluster ${name} has ${countWords(stated, 'host')} by vCluster and ${String(hosts)} in vHost; those of vHost are planned with.`,
    })
  }
  for (const { name, usage } of run.datastores.entries()) {
    const vms = usage.vms.size
    // A datastore counts VMs that only have their swap file or an ISO there, so it may well count more.
    if (usage.stated === null || usage.stated >= vms) continue
    run.report({
      code: 'DATASTORE_VMS_DIFFER', severity: 'warning', sheet: 'vDatastore', row: usage.row, column: usage.column, value: String(usage.stated), assumed: String(vms),
      message: `The datastore ${name} has ${countWords(usage.stated, 'VM')} by vDatastore, and ${String(vms)} ${vms === 1 ? 'has' : 'have'} disks on it by vDisk; the disks are planned with.`,
    })
  }
}
