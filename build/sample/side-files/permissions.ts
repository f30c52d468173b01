import type { Estate } from '../estate/estate-types.ts'
import { csvText } from './csv-text.ts'
import type { SideFile } from './side-file.ts'

/** As `Get-VIPermission | Export-Csv` of PowerShell 5 writes it, its first line with the type. */
export const permissions: SideFile = {
  name: 'permissions.csv',
  content: (estate) => `#TYPE VMware.VimAutomation.ViCore.Impl.V1.PermissionManagement.PermissionImpl\r\n${csvText(rowsOf(estate))}`,
}

function rowsOf(estate: Estate): string[][] {
  const rows = [['EntityId', 'Entity', 'Role', 'Principal', 'Propagate', 'IsGroup', 'Uid']]
  for (const { server, clusters } of estate.vcenters) {
    const uid = (entityId: string): string => `/VIServer=vsphere.local\\administrator@${server}:443/Permission=${entityId}/`
    const add = (entityId: string, entity: string, role: string, principal: string): void => {
      rows.push([entityId, entity, role, principal, 'True', 'True', uid(entityId)])
    }
    add('Folder-group-d1', 'Datacenters', 'Admin', 'VSPHERE.LOCAL\\Administrators')
    add('Folder-group-d1', 'Datacenters', 'ReadOnly', 'CORP\\vsphere-auditors')
    for (const cluster of clusters) add(`ClusterComputeResource-${cluster.moref}`, cluster.name, 'VirtualMachinePowerUser', `CORP\\ops-${cluster.name.toLowerCase()}`)
    const granted = new Set<number>()
    for (const vm of estate.vms()) {
      // The first VM of an application stands for what people do: rights on single machines, forgotten later.
      if (vm.vcenter.server !== server || vm.isTemplate || granted.has(vm.application.index)) continue
      granted.add(vm.application.index)
      add(`VirtualMachine-${vm.moref}`, vm.name, 'VirtualMachineUser', `CORP\\${vm.application.code}-operators`)
    }
  }
  return rows
}
