import { OVIRT_DUMP, VSPHERE_DUMP } from '#backend/importers/mtv-inventory/testing/sample-dump.ts'
import { toJson, toXml } from '#backend/importers/ovirt/testing/engine-element.ts'
import { inlined } from '#backend/importers/ovirt/testing/sample-documents.ts'
import { sampleEngine } from '#backend/importers/ovirt/testing/sample-engine.ts'
import { MAIN, worksheet } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import { inlineRows } from './change-cells.ts'

export interface CsvFile {
  readonly name: string
  readonly text: string
}

/** For tests: small inventories of every form, which fuzzing changes. */
export const BASE_CSV: readonly [CsvFile, ...CsvFile[]] = [
  { name: 'RVTools_tabvInfo.csv', text: 'VM,Powerstate,Template,CPUs,Memory,NICs,Disks,Creation date,Annotation,Owner,Datacenter,Cluster,Host,VM ID,VM UUID,VI SDK Server,VI SDK UUID\r\nweb,poweredOn,False,2,"16,384",1,1,2024/03/01 12:00:00,"two\r\nlines, ""quoted""",ana,DC,C1,esx1,vm-1,u-1,vc-a,aaaaaaaa-0000-4000-8000-000000000001\r\ndb,poweredOff,False,4,"8,192",0,2,1970/01/01,,,DC,C1,esx1,vm-2,u-2,vc-a,aaaaaaaa-0000-4000-8000-000000000001\r\n' },
  { name: 'vInfo.csv', text: 'VM;CPUs;Memory;VM ID\nweb;2;16.384;vm-1\ndb;4;8.192;vm-2\n' },
]

const HEADERS = ['VM', 'VM ID', 'CPUs', 'Memory', 'Powerstate', 'Datacenter', 'VI SDK UUID']

export const BASE_SHARED_STRINGS = `<sst xmlns="${MAIN}" count="9" uniqueCount="9">${[...HEADERS, 'web', 'vm-1'].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`

function sharedRow(number: number, indexes: readonly number[]): string {
  return `<row r="${String(number)}">${indexes.map((index) => `<c t="s"><v>${String(index)}</v></c>`).join('')}</row>`
}

/** Rows of sheets, the headers first. */
export const BASE_CELLS: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  vInfo: [HEADERS, ['web', 'vm-1', 2, 4096, 'poweredOn', 'DC', 'u'], ['db', 'vm-2', 4, 8192, 'poweredOff', 'DC', 'u']],
  vDisk: [['VM', 'VM ID', 'Disk', 'Disk Key', 'Capacity MiB', 'Path', 'VI SDK UUID'], ['web', 'vm-1', 'Hard disk 1', 2000, 1024, '[ds1] web/web.vmdk', 'u'], ['db', 'vm-2', 'Hard disk 1', 2000, 2048, '[ds1] db/db.vmdk', 'u']],
  vHost: [['Host', 'Datacenter', 'Cluster', '# Cores', '# Memory', 'Object ID', 'VI SDK UUID'], ['esx1', 'DC', 'C1', 32, 262144, 'host-1', 'u']],
  dvPort: [['Port', 'Switch', 'Type', 'VLAN', 'Object ID', 'VI SDK UUID'], ['prod', 'DS1', 'earlyBinding', '0-4094', 'dvportgroup-1', 'u']],
}

/** Sheet XML by name: one by shared strings, the others inline. */
export const BASE_SHEETS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(BASE_CELLS).map(([name, rows]) => [name, worksheet(inlineRows(rows))])),
  vInfo: worksheet(`${sharedRow(1, [0, 1, 2, 3, 4, 5, 6])}<row r="2"><c r="A2" t="s"><v>7</v></c><c r="B2" t="s"><v>8</v></c><c r="C2"><v>2</v></c><c r="D2" t="str"><f>1</f><v>4,096</v></c></row>`),
}

const ENGINE = inlined(sampleEngine())

/** Documents of an engine, every collection with its objects inside. */
export const BASE_DOCUMENTS = { xml: ENGINE.map(toXml), json: ENGINE.map(toJson) } as const

export const BASE_DUMPS: readonly unknown[] = [VSPHERE_DUMP, OVIRT_DUMP]

/** One of each kind of file that adds what inventories lack; their VMs are those of BASE_CSV. */
export const BASE_SIDE_CSV: readonly CsvFile[] = [
  { name: 'applications.csv', text: 'VM,VM ID,Application,Owner,Mail,Environment,Criticality,Group,Depends on,Wave,Window,Approval,Tier\nweb,vm-1,Shop,Ann,ann@example.org,prod,high,g1,db,1,Sat 22:00,approved,gold\n"db",,"Shop; Billing",Bob,,test,low,g1,,2,,,\n' },
  { name: 'load.csv', text: 'VM;CPU p95 (%);Memory p95 (%);IOPS;Throughput (MB/s);Daily change (GB)\nweb;12,5;40;1.200;3,5;10\ndb;80;95;250;12;0,5\n' },
  { name: 'properties.csv', text: 'VM,VM ID,Encrypted,Encrypted disks,Key provider,vTPM,Measured Boot,Storage policies,Devices,Memory tiering,Ring\nweb,vm-1,True,Hard disk 1; Hard disk 2,native,yes,,Gold|Silver,VirtualTPM,noTiering,1\ndb,,False,none,,no,no,none,none,softwareTiering,\n' },
  { name: 'permissions.csv', text: 'EntityId,Entity,Role,Principal,Propagate,IsGroup\nVirtualMachine-vm-1,web,ReadOnly,CORP\\ann,True,False\nFolder-group-v3,vm,Admin,CORP\\ops,False,True\n' },
  { name: 'rules.csv', text: 'Rule,Source,Destination,Service,Action\nallow,any,web,https,Allow\ndeny,10.0.0.0/8,db,any,Drop\n' },
  { name: 'groups.csv', text: 'Group,Members\nweb,10.0.0.1\ndb,"10.0.1.0/24,10.0.2.1-10.0.2.9"\n' },
  { name: 'services.csv', text: 'Service,Protocol,Ports\nhttps,TCP,443\nhigh,UDP,"1024-65535, 53"\n' },
  { name: 'networks.csv', text: 'VLAN,CIDR,Gateway,DNS\n10,10.0.0.0/24,10.0.0.1,"10.0.0.2 10.0.0.3"\n20,2001:db8::/64,2001:db8::1,\n' },
]

/** A firewall's policies, groups and services as its interface lists them. */
export const BASE_FIREWALL: unknown = {
  results: [
    { resource_type: 'SecurityPolicy', id: 'p', display_name: 'p', category: 'Application', rules: [{ resource_type: 'Rule', id: '1', display_name: 'web', action: 'ALLOW', source_groups: ['ANY'], destination_groups: ['/infra/domains/default/groups/g'], services: ['/infra/services/HTTPS'], scope: ['ANY'], direction: 'IN_OUT', disabled: false }] },
    { resource_type: 'Group', id: 'g', display_name: 'g', path: '/infra/domains/default/groups/g', expression: [{ resource_type: 'Condition', member_type: 'VirtualMachine', key: 'Name', operator: 'STARTSWITH', value: 'web' }, { resource_type: 'IPAddressExpression', ip_addresses: ['10.0.0.1', '10.0.1.0/24'] }] },
    { resource_type: 'Service', id: 'HTTPS', display_name: 'HTTPS', path: '/infra/services/HTTPS', service_entries: [{ resource_type: 'L4PortSetServiceEntry', l4_protocol: 'TCP', destination_ports: ['443'] }] },
  ],
}
