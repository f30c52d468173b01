import type { ImportIssue } from '#shared/domain/estate/import-report.ts'
import type { ImportRun } from '../import-run.ts'
import type { VmEntry } from '../joins/vm-index.ts'

/** RVTools rounds each size to a whole MiB: a sum of so many may be off by as many. */
const MIB_OFF_EACH = 1

/** Compares what vInfo, vDisk and vPartition say of one VM's space. What a sheet does not say is not compared. */
export function checkVmSizes(run: ImportRun, { name, sizes }: VmEntry): void {
  const { infoRow, totalDiskCapacityMib, provisionedMib, inUseMib, disks, disksMib, partitions, partitionsMib, partitionRow } = sizes
  const report = (issue: Pick<ImportIssue, 'code' | 'severity' | 'sheet' | 'row' | 'column' | 'assumed' | 'message'> & { readonly mib: number }): void => {
    const { mib, ...rest } = issue
    run.report({ ...rest, value: String(mib) })
  }
  if (inUseMib !== null && provisionedMib !== null && inUseMib > provisionedMib + MIB_OFF_EACH) {
    report({
      code: 'IN_USE_ABOVE_PROVISIONED', severity: 'warning', sheet: 'vInfo', row: infoRow, column: 'In Use MiB', mib: inUseMib, assumed: null,
      message: `${name} uses ${String(inUseMib)} MiB, more than the ${String(provisionedMib)} MiB that are provisioned for it; both are kept as they stand, and neither is planned with.`,
    })
  }
  if (disks === 0 || disksMib === null) return
  if (totalDiskCapacityMib !== null && Math.abs(totalDiskCapacityMib - disksMib) > disks * MIB_OFF_EACH) {
    report({
      code: 'DISK_SUM_DIFFERS', severity: 'warning', sheet: 'vInfo', row: infoRow, column: 'Total disk capacity MiB', mib: totalDiskCapacityMib, assumed: `${String(disksMib)} MiB (vDisk)`,
      message: `vInfo gives ${name} ${String(totalDiskCapacityMib)} MiB of disks, and the ${String(disks)} rows of vDisk add up to ${String(disksMib)} MiB: the disks are planned with.`,
    })
  } else if (totalDiskCapacityMib === null && provisionedMib !== null && provisionedMib + disks * MIB_OFF_EACH < disksMib) {
    report({
      code: 'PROVISIONED_BELOW_DISKS', severity: 'info', sheet: 'vInfo', row: infoRow, column: 'Provisioned MiB', mib: provisionedMib, assumed: `${String(disksMib)} MiB (vDisk)`,
      message: `${String(provisionedMib)} MiB are provisioned for ${name}, less than its disks of ${String(disksMib)} MiB (raw devices and shared disks are not counted in): the disks are planned with.`,
    })
  }
  if (partitionsMib !== null && partitionsMib > disksMib + partitions * MIB_OFF_EACH) {
    report({
      code: 'PARTITIONS_ABOVE_DISKS', severity: 'warning', sheet: 'vPartition', row: partitionRow, column: 'Capacity MiB', mib: partitionsMib, assumed: `${String(disksMib)} MiB (vDisk)`,
      message: `The guest of ${name} reports ${String(partitions)} file systems of ${String(partitionsMib)} MiB on disks of ${String(disksMib)} MiB: some are shared, mounted twice or on the network; the disks are planned with.`,
    })
  }
}
