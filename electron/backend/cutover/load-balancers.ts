import type { SideRowInForce } from '#backend/db/repositories/side-repository.ts'

/** Headers under which lists of applications name the load balancers of a VM; of a header only letters and digits count, in any case. */
const LOAD_BALANCER_HEADERS = ['Load balancer', 'Load balancers', 'Load balancer VIP', 'LB', 'LB VIP', 'VIP', 'VIPs', 'Virtual server', 'Virtual servers', 'LB pool', 'Pool']

const KNOWN = new Set(LOAD_BALANCER_HEADERS.map(plain))

/** The load balancers that a list of applications names, by VM id; null where no list has such a column, so that nobody knows. */
export function loadBalancersByVm(rows: readonly SideRowInForce<'application'>[]): ReadonlyMap<string, readonly string[]> | null {
  const byVm = new Map<string, readonly string[]>()
  let hasColumn = false
  for (const { vmId, row } of rows) {
    const cells = row.otherCells.filter(({ column }) => KNOWN.has(plain(column)))
    hasColumn ||= cells.length > 0
    if (vmId === null || cells.length === 0) continue
    byVm.set(vmId, [...new Set([...(byVm.get(vmId) ?? []), ...cells.flatMap(({ value }) => value.split(/[,;\n]+/)).map((name) => name.trim()).filter((name) => name !== '')])])
  }
  return hasColumn ? byVm : null
}

function plain(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '')
}
