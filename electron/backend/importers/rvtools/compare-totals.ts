import type { TotalComparison } from '#shared/domain/estate/import-report.ts'
import type { ImportRun } from './import-run.ts'

/**
 * Compares what two sheets say of the same thing. A difference is reported and never mended: an export cut short, or
 * filtered by hand, shows here.
 */
export function compareTotals(run: ImportRun): void {
  const { totals } = run
  const nonTemplates = totals.vmRows - totals.templates
  // Since 4.1.2 "# VMs total" counts all VMs of a host and "# VMs" those that run; before, "# VMs" was all there was.
  if (totals.hostVmsTotal !== null) {
    compare(run, 'VMs without templates', ['vHost # VMs total', totals.hostVmsTotal], ['vInfo rows', nonTemplates])
    compare(run, 'powered-on VMs', ['vHost # VMs', totals.hostVms], ['vInfo rows', totals.poweredOnVms])
  } else {
    compare(run, 'VMs without templates', ['vHost # VMs', totals.hostVms], ['vInfo rows', nonTemplates])
  }
  compare(run, 'hosts', ['vCluster NumHosts', totals.clusterHosts], ['vHost rows', totals.hostRows])
  compare(run, 'disks', ['vInfo Disks', totals.vmDisks], ['vDisk rows', totals.diskRows])
  compare(run, 'network adapters', ['vInfo NICs', totals.vmNics], ['vNetwork rows', totals.nicRows])
  if (totals.diskRows !== null) {
    const stated = totals.vmCapacityMib
    compare(run, 'disk capacity in MiB', ['vInfo Total disk capacity MiB', stated], ['vDisk Capacity MiB', totals.diskCapacityMib])
  }
}

type Side = readonly [from: string, value: number | null]

/** A side that is not known makes no comparison. */
function compare(run: ImportRun, what: string, [leftFrom, left]: Side, [rightFrom, right]: Side): void {
  if (left === null || right === null) return
  const comparison: TotalComparison = { what, left: { from: leftFrom, value: left }, right: { from: rightFrom, value: right } }
  run.sink.total(comparison)
  if (left === right) return
  run.report({
    code: 'TOTALS_DIFFER',
    severity: 'warning',
    sheet: null,
    row: null,
    column: null,
    value: `${String(left)} / ${String(right)}`,
    assumed: null,
    message: `The sheets disagree on ${what}: ${leftFrom} ${String(left)}, ${rightFrom} ${String(right)}.`,
  })
}
