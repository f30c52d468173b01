import type { SideRowInForce } from '#backend/db/repositories/side-repository.ts'
import { namesInColumns } from '#backend/side-files/names-in-columns.ts'

/** Headers under which lists of applications name the load balancers of a VM; of a header only letters and digits count, in any case. */
const LOAD_BALANCER_HEADERS = ['Load balancer', 'Load balancers', 'Load balancer VIP', 'LB', 'LB VIP', 'VIP', 'VIPs', 'Virtual server', 'Virtual servers', 'LB pool', 'Pool']

/** The load balancers that a list of applications names, by VM id; null where no list has such a column, so that nobody knows. */
export function loadBalancersByVm(rows: readonly SideRowInForce<'application'>[]): ReadonlyMap<string, readonly string[]> | null {
  return namesInColumns(rows, LOAD_BALANCER_HEADERS)
}
