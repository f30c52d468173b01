/** Names of the VMs by which a product copies others to another site, one on each host. */
const APPLIANCES: readonly (readonly [pattern: RegExp, product: string])[] = [[/^z-?vra[-_]/i, 'Zerto']]

/** The replication product whose appliance a VM is, by its name; null: none. Its makers leave no mark on the VMs that they copy. */
export function replicationProductOf(vmName: string): string | null {
  return APPLIANCES.find(([pattern]) => pattern.test(vmName))?.[1] ?? null
}
