import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { vmCells, vmSheet } from '../rvtools/testing/estate-sheets.ts'
import { writeWorkbook } from '../rvtools/testing/import-workbook.ts'
import { rvtoolsImporter } from '../rvtools/rvtools-importer.ts'
import type { Importer } from '../importer.ts'
import { IMPORTERS } from '../registry.ts'
import { describeImporter } from '../testing/importer-suite.ts'
import { applicationImporter } from './application-importer.ts'
import { firewallGroupImporter, firewallRuleImporter, firewallServiceImporter, nsxPolicyImporter } from './firewall-importers.ts'
import { ipPlanImporter } from './ip-plan-importer.ts'
import { performanceImporter } from './performance-importer.ts'
import { permissionImporter } from './permission-importer.ts'
import { vmPropertyImporter } from './vm-property-importer.ts'

const CASES: readonly (readonly [importer: Importer, fileName: string, content: string])[] = [
  [applicationImporter, 'apps.csv', 'VM,Application,Owner\nweb,Shop,Ann\ndb,Shop,Bob\n'],
  [performanceImporter, 'load.csv', 'VM,CPU p95 (%),IOPS\nweb,10,100\ndb,20,200\n'],
  [vmPropertyImporter, 'properties.csv', 'VM,Encrypted,Storage policies\nweb,True,Gold\ndb,False,none\n'],
  [permissionImporter, 'who.csv', 'EntityId,Entity,Role,Principal,Propagate,IsGroup\nVirtualMachine-vm-1,web,ReadOnly,CORP\\ann,True,False\n'],
  [firewallRuleImporter, 'rules.csv', 'Rule,Source,Destination,Service,Action\nallow,any,web,https,Allow\n'],
  [firewallGroupImporter, 'groups.csv', 'Group,Members\nweb,10.0.0.1\n'],
  [firewallServiceImporter, 'services.csv', 'Service,Protocol,Ports\nhttps,TCP,443\n'],
  [nsxPolicyImporter, 'nsx.json', '{"results":[{"resource_type":"SecurityPolicy","display_name":"p","rules":[{"resource_type":"Rule","id":"1","action":"ALLOW"}]},{"resource_type":"Group","id":"g"}]}'],
  [ipPlanImporter, 'plan.csv', 'VLAN,CIDR,Gateway\n10,10.0.0.0/24,10.0.0.1\n'],
]

const readInventory = async (sink: Parameters<Importer['read']>[1]): Promise<void> => {
  const path = writeWorkbook({ vInfo: vmSheet(['CPUs'], [[vmCells('web', 'vm-1'), 2], [vmCells('db', 'vm-2'), 4]]) })
  await rvtoolsImporter.read(path, sink, { signal: { aborted: false }, progress: () => undefined })
}

for (const [importer, fileName, content] of CASES) {
  describeImporter({
    importer,
    importers: IMPORTERS,
    inventory: readInventory,
    write: (folder) => {
      const path = join(folder, fileName)
      writeFileSync(path, content)
      return path
    },
    damaged: fileName.endsWith('.json')
      ? [['JSON that was cut off', 'nsx.json', content.slice(0, 60)], ['JSON of something else', 'nsx.json', '{"a":1}'], ['an empty file', 'nsx.json', '']]
      : [['a table of something else', fileName, 'name,age\nada,36\n'], ['a header row alone', fileName, content.slice(0, content.indexOf('\n') + 1)], ['an empty file', fileName, ''], ['what is no text', fileName, Uint8Array.from([0, 255, 254, 0, 1, 2])]],
  })
}
