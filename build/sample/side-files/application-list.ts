import type { Vm } from '../estate/vm-types.ts'
import { csvText } from './csv-text.ts'
import type { SideFile } from './side-file.ts'

const WAVES = 8
const CRITICALITY: Readonly<Record<string, string>> = { Production: 'High', Staging: 'Medium', Test: 'Low', Development: 'Low' }
/** Rows of a list that people keep are never all right: one VM in so many was retired and is still listed. */
const ROWS_PER_RETIRED = 60

/** As an export of a CMDB: one row a VM, with some that nobody took out when the VM went. */
export const applicationList: SideFile = {
  name: 'applications.csv',
  content: (estate) => {
    const rows: (string | number | null)[][] = [['VM', 'VM ID', 'vCenter', 'Application', 'Owner', 'Mail', 'Environment', 'Criticality', 'Group', 'Wave', 'Window', 'Approval', 'Cost centre']]
    for (const vm of estate.vms()) {
      if (vm.isTemplate || vm.isAgent || vm.isPlaceholder) continue
      const { application } = vm
      const mail = `${application.owner.toLowerCase().replaceAll(' ', '-')}@corp.example`
      const isProduction = application.environment === 'Production'
      rows.push([vm.name, vm.moref, vm.vcenter.server, application.name, application.owner, mail, application.environment, CRITICALITY[application.environment] ?? 'Medium', application.code, waveOf(vm), isProduction ? 'Sat 22:00-02:00' : 'weekdays 18:00-20:00', isProduction ? 'pending' : 'approved', 4_700 + (application.index % 40)])
      if (rows.length % ROWS_PER_RETIRED === 0) rows.push([`${application.code.toUpperCase()}-OLD-${String(rows.length)}`, null, vm.vcenter.server, application.name, application.owner, mail, application.environment, 'Low', application.code, null, null, null, null])
    }
    return csvText(rows)
  },
}

/** Test before production. */
function waveOf({ application }: Vm): number {
  const isProduction = application.environment === 'Production'
  return (isProduction ? WAVES / 2 : 0) + (application.index % (WAVES / 2)) + 1
}
