import { describe, expect, it, test } from 'vitest'
import type { ImportContext } from '../importer.ts'
import { chooseImporter } from '../choose-importer.ts'
import { writeTemporary } from '../tables/xlsx/testing/workbook-fixture.ts'
import { createRecordingSink, type Recording } from '../testing/recording-sink.ts'

const QUIET: ImportContext = { signal: { aborted: false }, progress: () => undefined }

async function read(content: string | Buffer, name = 'file.csv'): Promise<Recording & { readonly by: string }> {
  const path = writeTemporary(Buffer.from(content), name)
  const importer = await chooseImporter(path, QUIET)
  const recording = createRecordingSink()
  await importer.read(path, recording, QUIET)
  return Object.assign(recording, { by: importer.id })
}

/** Fields that say something. */
function told(row: object | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([field, value]) => value !== null && !['sheet', 'row'].includes(field) && !(Array.isArray(value) && value.length === 0)))
}

describe('which kind a CSV is', () => {
  test.each<[headers: string, importer: string | null]>([
    ['VM,Application', 'application-list'],
    ['vm_name;Wave', 'application-list'],
    ['Server,Anwendung,Verantwortlicher', 'application-list'],
    ['VM ID,Owner', 'application-list'],
    ['Name,Owner', null],
    ['Name,Age', null],
    ['VM,Notes', null],
    ['VM,CPU p95 (%)', 'performance-list'],
    ['Name,CPU|Usage 95th Percentile (%),Memory|Usage 95th Percentile (%)', 'performance-list'],
    ['Name,IOPS', null],
    ['VM,Owner,CPU p95 (%),Memory p95 (MiB),IOPS', 'performance-list'],
    ['VM,Encrypted', 'vm-properties'],
    ['Name,vTPM', null],
    ['Name,vTPM,Storage policy', 'vm-properties'],
    ['VM,Devices', null],
    ['VM,Owner,Encrypted,vTPM,Measured Boot', 'vm-properties'],
    ['EntityId,Entity,Role,Principal,Propagate,IsGroup,Uid', 'permission-list'],
    ['Role,Principal', null],
    ['VLAN,CIDR,Gateway,DNS', 'ip-plan'],
    ['VLAN,Name', null],
    ['Rule name,Sources,Destinations,Services,Action', 'firewall-rules'],
    ['Group,Members', 'firewall-groups'],
    ['Service,Protocol,Destination ports', 'firewall-services'],
    ['VM,Powerstate,Template,DNS Name,CPUs,Memory,Owner,Application,VM ID,VM UUID,VI SDK Server', 'rvtools'],
  ])('%s', async (headers, importer) => {
    const path = writeTemporary(Buffer.from(`${headers}\nx\n`), 'file.csv')
    expect(await chooseImporter(path, QUIET).then(({ id }) => id, () => null)).toBe(importer)
  })
})

describe('how a CSV is written', () => {
  const expected = { vmName: 'wéb', application: 'Shöp', owner: 'Ann, the first' }
  test.each<[string, string | Buffer]>([
    ['comma', 'VM,Application,Owner\nwéb,Shöp,"Ann, the first"\n'],
    ['semicolon and a byte-order mark', '\uFEFFVM;Application;Owner\r\nwéb;Shöp;Ann, the first\r\n'],
    ['tab in UTF-16', Buffer.from('\uFEFFVM\tApplication\tOwner\nwéb\tShöp\tAnn, the first\n', 'utf16le')],
    ['Windows-1252', Buffer.from('VM;Application;Owner\nwéb;Shöp;Ann, the first\n', 'latin1')],
    ['a line that names the separator', 'sep=;\nVM;Application;Owner\nwéb;Shöp;Ann, the first\n'],
    ['a line that names the type', '#TYPE System.Object\r\n"VM","Application","Owner"\r\n"wéb","Shöp","Ann, the first"\r\n'],
    ['several exports in one', 'VM,Application,Owner\nwéb,Shöp,"Ann, the first"\nVM,Application,Owner\n'],
    ['blanks and empty lines', ' VM , Application,Owner\n\n wéb , Shöp ,"Ann, the first"\n,,\n'],
  ])('%s', async (_, content) => {
    const { sideRows, rejections } = await read(content)
    expect(sideRows.application.map(told)).toEqual([expected])
    expect(rejections).toEqual([])
  })
})

describe('an application list', () => {
  it('keeps columns that it does not know, and what looks like a formula as the text that it is', async () => {
    const { sideRows, sheets } = await read('VM,Owner,Cost centre,,Owner\nweb,=1+1,4711,x,second\nweb2,@SUM(A1),,,\n')
    expect(sideRows.application[0]).toMatchObject({ owner: '=1+1', otherCells: [{ column: 'Cost centre', value: '4711' }, { column: 'Column 4', value: 'x' }, { column: 'Owner', value: 'second' }] })
    expect(sideRows.application[1]?.owner).toBe('@SUM(A1)')
    expect(sheets).toMatchObject([{ rows: 2, kept: 2, extraColumns: ['Cost centre', 'Column 4', 'Owner'] }])
  })

  test.each<[what: string, row: string, code: string, reason: RegExp]>([
    ['names no VM', ',Shop', 'SIDE_ROW_NOT_USED', /names no VM/],
    ['says nothing', 'db,', 'SIDE_ROW_NOT_USED', /nothing but a VM/],
    ['repeats a VM', 'WEB,Other', 'SIDE_ROW_TWICE', /row 2 is about the same/],
    ['has a cell of a megabyte', `db,${'x'.repeat(1_048_576)}`, 'CELL_TOO_LONG', /32767 characters/],
    ['has a name of thousands of characters', `${'x'.repeat(5_000)},Shop`, 'SIDE_ROW_NOT_USED', /longer than any name/],
  ])('puts a row that %s aside, whole', async (_, row, code, reason) => {
    const { sideRows, rejections, issues, sheets } = await read(`VM,Application\nweb,Shop\n${row}\n`)
    expect(sideRows.application).toHaveLength(1)
    expect(rejections).toMatchObject([{ row: 3, reason: expect.stringMatching(reason) as unknown }])
    expect(rejections[0]?.cells.map(({ value }) => value)).toEqual(row.split(',').filter((cell) => cell !== ''))
    expect(issues.map((issue) => issue.code)).toEqual([code])
    expect(issues[0]?.value?.length ?? 0).toBeLessThan(1_100)
    expect(sheets).toMatchObject([{ rows: 2, kept: 1, rejected: 1 }])
  })
})

describe('a performance list', () => {
  test.each<[what: string, content: string, row: object]>([
    ['percent', 'VM,CPU p95 (%)\nweb,12.5\n', { cpuP95Percent: 12.5 }],
    ['MHz', 'VM,CPU p95 (MHz)\nweb,"1,200"\n', { cpuP95Mhz: 1200 }],
    ['GHz', 'VM,CPU p95 (GHz)\nweb,1.5\n', { cpuP95Mhz: 1500 }],
    ['both', 'VM,CPU p95 (%),CPU p95 (MHz)\nweb,10,600\n', { cpuP95Percent: 10, cpuP95Mhz: 600 }],
    ['a unit that only the cells name', 'VM,CPU 95th percentile\nweb,12 %\n', { cpuP95Percent: 12 }],
    ['a decimal comma', 'VM;CPU p95 (%);Memory p95 (GB)\nweb;12,5;1.024,5\n', { cpuP95Percent: 12.5, memoryP95Mib: 1_049_088 }],
    ['memory in KB', 'VM,Memory p95 KB\nweb,2048\n', { memoryP95Mib: 2 }],
    ['zero, which is not unknown', 'VM,CPU p95 (%),IOPS\nweb,0,-\n', { cpuP95Percent: 0 }],
    ['the 95th percentile before the average and the peak', 'VM,Avg IOPS,Peak IOPS,p95 IOPS\nweb,1,9,5\n', { iops: 5, iopsStatistic: 'p95' }],
    ['the peak before the average', 'VM,Avg IOPS,Peak IOPS\nweb,1,9\n', { iops: 9, iopsStatistic: 'peak' }],
    ['reads and writes', 'VM,Read IOPS,Write IOPS,Read MB/s,Write MB/s\nweb,1,2,3,\n', { iops: 3, iopsStatistic: 'unstated' }],
    ['change in a day', 'VM,Daily change (GB),Daily change (%)\nweb,2,1.5\n', { dailyChangeMib: 2048, dailyChangePercent: 1.5 }],
  ])('reads %s', async (_, content, row) => {
    const { sideRows } = await read(content)
    const { otherCells, ...facts } = told(sideRows.performance[0])
    expect(facts).toEqual({ vmName: 'web', ...row })
    expect(otherCells === undefined || Array.isArray(otherCells)).toBe(true)
  })

  test.each<[what: string, content: string, code: string, message: RegExp]>([
    ['which statistic it assumed', 'VM,CPU usage (%)\nweb,5\n', 'STATISTIC_ASSUMED', /does not say that it is the 95th percentile/],
    ['what it read a column as', 'VM,CPU p95 (MHz)\nweb,5\n', 'COLUMN_READ_AS', /read as cpuP95Mhz/],
    ['that an average is no 95th percentile', 'VM,Avg CPU %,IOPS\nweb,5,1\n', 'FIGURES_NOT_USED', /the average and not the 95th percentile/],
    ['that a column names no unit', 'VM,CPU p95,IOPS\nweb,5,1\n', 'FIGURES_NOT_USED', /names no unit/],
    ['that commas may be either', 'VM,IOPS\nweb,"1,234"\n', 'NUMBER_STYLE_ASSUMED', /comma or a dot/],
    ['a cell that is none', 'VM,IOPS,CPU p95 (%)\nweb,many,1\n', 'CELL_NOT_UNDERSTOOD', /is not a figure/],
    ['a negative figure', 'VM,IOPS,CPU p95 (%)\nweb,-5,1\n', 'CELL_NOT_UNDERSTOOD', /is not a figure/],
    ['percent that cannot be', 'VM,IOPS,CPU p95 (%)\nweb,5,2400\n', 'CELL_NOT_UNDERSTOOD', /more than 200 percent/],
  ])('says %s', async (_, content, code, message) => {
    const { issues } = await read(content)
    expect(issues).toContainEqual(expect.objectContaining({ code, message: expect.stringMatching(message) as unknown }))
  })

  it('puts a row without a figure aside', async () => {
    expect((await read('VM,IOPS\nweb,5\ndb,n/a\n')).rejections).toMatchObject([{ row: 3, reason: 'it states no figure' }])
  })
})

describe('VM properties', () => {
  const HEADERS = 'VM,VM ID,Encrypted,Key provider,Encrypted disks,vTPM,Measured Boot,Storage policies,CPU affinity,Devices,Memory tiering,Ring'

  it('are read as the documented pipeline writes them; a list that is known to be empty is not one that is not known', async () => {
    const { sideRows } = await read(`${HEADERS}\nweb,vm-1,True,native,"Hard disk 1;Hard disk 2",True,,Gold;Silver;Gold,none,VirtualTPM;VirtualVmxnet3,noTiering,1\ndb,vm-2,False,,none,False,no,none,,,,\n`)
    expect(sideRows.vmProperty.map(told)).toEqual([
      { vmName: 'web', vmMoref: 'vm-1', isEncrypted: true, keyProvider: 'native', encryptedDisks: 'Hard disk 1; Hard disk 2', isTpmPresent: true, storagePolicies: 'Gold; Silver', cpuAffinity: '', devices: 'VirtualTPM; VirtualVmxnet3', memoryTiering: 'noTiering', otherCells: [{ column: 'Ring', value: '1' }] },
      { vmName: 'db', vmMoref: 'vm-2', isEncrypted: false, encryptedDisks: '', isTpmPresent: false, isMeasuredBootInUse: false, storagePolicies: '' },
    ])
  })

  it('of which a row says nothing, or repeats a VM, are put aside; a flag that is none is unknown', async () => {
    const { sideRows, rejections, issues } = await read('VM,Encrypted,vTPM\nweb,,\ndb,perhaps,yes\nDB,no,no\n,yes,no\n')
    expect(rejections.map(({ reason }) => reason)).toEqual(['nothing but a VM is in it', 'row 3 is about the same, and the first one holds', 'it names no VM'])
    expect(sideRows.vmProperty.map(told)).toEqual([{ vmName: 'db', isTpmPresent: true }])
    expect(issues.filter(({ code }) => code === 'CELL_NOT_UNDERSTOOD')).toHaveLength(1)
  })
})

describe('permissions', () => {
  it('are read as Get-VIPermission writes them', async () => {
    const { sideRows } = await read('#TYPE X\r\n"EntityId","Entity","Role","Principal","Propagate","IsGroup","Uid"\r\n"Folder-group-v3","vm","Admin","CORP\\ops","True","True","/VIServer=corp\\ann@vc-a.example.com:443/Permission=1/"\r\n')
    expect(told(sideRows.permission[0])).toEqual({ server: 'vc-a.example.com', entityKind: 'Folder', entityMoref: 'group-v3', entityName: 'vm', principal: 'CORP\\ops', isGroup: true, role: 'Admin', isPropagating: true })
  })

  it('without a principal, a role or an entity are put aside; flags that are none are unknown', async () => {
    const { sideRows, rejections, issues } = await read('Entity,Role,Principal,IsGroup\nvm,Admin,,\nvm,,ops,\n,Admin,ops,\nvm,Admin,ops,maybe\n')
    expect(rejections.map(({ reason }) => reason)).toEqual(['it names no principal', 'it names no role', 'it names no entity'])
    expect(sideRows.permission.map(told)).toEqual([{ entityName: 'vm', role: 'Admin', principal: 'ops' }])
    expect(issues.filter(({ code }) => code === 'CELL_NOT_UNDERSTOOD')).toHaveLength(1)
  })
})

describe('an IP plan', () => {
  test.each<[what: string, row: string, fields: object]>([
    ['a subnet', '100,10.1.2.0/24,,10.1.2.1,10.0.0.1;10.0.0.2', { vlanId: 100, cidr: '10.1.2.0/24', gateway: '10.1.2.1', dnsServers: ['10.0.0.1', '10.0.0.2'] }],
    ['a netmask apart', 'VLAN 7,10.1.2.77,255.255.255.192,,', { vlanId: 7, cidr: '10.1.2.64/26' }],
    ['a netmask behind the slash', '7,10.0.0.0/255.0.0.0,,,', { vlanId: 7, cidr: '10.0.0.0/8' }],
    ['the largest and the smallest subnet', '0,0.0.0.0/0,,255.255.255.255,', { vlanId: 0, cidr: '0.0.0.0/0', gateway: '255.255.255.255' }],
    ['IPv6', 'untagged,2001:DB8::/64,,2001:db8::1,2001:db8::53', { vlanId: 0, cidr: '2001:db8::/64', gateway: '2001:db8::1', dnsServers: ['2001:db8::53'] }],
    ['a VLAN alone', '4094,,,,', { vlanId: 4094 }],
  ])('has %s', async (_, row, fields) => {
    const { sideRows, issues } = await read(`VLAN,CIDR,Netmask,Gateway,DNS\n${row}\n`)
    expect(told(sideRows.ipNetwork[0])).toEqual(fields)
    expect(issues.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  test.each<[what: string, row: string, code: string]>([
    ['a VLAN that is none', '4095,10.0.0.0/8,,,', 'CELL_NOT_UNDERSTOOD'],
    ['several VLANs', '10-20,10.0.0.0/8,,,', 'CELL_NOT_UNDERSTOOD'],
    ['a subnet without its length', '5,10.0.0.0,,,', 'CELL_NOT_UNDERSTOOD'],
    ['a netmask with holes', '5,10.0.0.0,255.0.255.0,,', 'CELL_NOT_UNDERSTOOD'],
    ['a gateway elsewhere', '5,10.1.0.0/16,,10.2.0.1,', 'GATEWAY_OUTSIDE'],
    ['a gateway of the other family', '5,10.1.0.0/16,,::1,', 'GATEWAY_OUTSIDE'],
    ['a name server that is none', '5,10.1.0.0/16,,,dns.example.com', 'CELL_NOT_UNDERSTOOD'],
  ])('tells of %s', async (_, row, code) => {
    const { sideRows, issues } = await read(`VLAN,CIDR,Netmask,Gateway,DNS\n${row}\n`)
    expect(sideRows.ipNetwork).toHaveLength(1)
    expect(issues).toMatchObject([{ code, row: 2, severity: 'warning' }])
  })
})

describe('a firewall', () => {
  it('is read from CSV', async () => {
    const { sideRows } = await read('Section,Rule ID,Name,Source,Destination,Service,Applied To,Action,Direction,Disabled,Logging\nERP,7,"a","any","web; app","HTTPS|TCP-8080",DFW,Allow,In/Out,no,Enabled\n')
    expect(told(sideRows.firewallRule[0])).toEqual({ policy: 'ERP', ruleId: '7', name: 'a', sources: ['ANY'], destinations: ['web', 'app'], services: ['HTTPS', 'TCP-8080'], appliedTo: ['DFW'], action: 'ALLOW', direction: 'IN_OUT', isEnabled: true, isLogged: true })
    expect(told((await read('Group,Path,Members,Criteria\nWeb,/g/web,"10.0.0.1, 10.0.0.2",Tag=web\n')).sideRows.firewallGroup[0])).toEqual({ name: 'Web', path: '/g/web', members: ['10.0.0.1', '10.0.0.2'], criteria: ['Tag=web'] })
    expect(told((await read('Service,Protocol,Destination ports,Source ports\nssh,TCP,22,"1024-65535"\n')).sideRows.firewallService[0])).toEqual({ name: 'ssh', entries: ['TCP 22 from 1024-65535'] })
  })

  const RULE = { resource_type: 'Rule', id: 'r', display_name: 'in', action: 'allow', source_groups: ['any'], destination_groups: ['/g/web'], services: ['/s/https'], scope: ['ANY'], profiles: ['ANY'], disabled: true, logged: false, sequence_number: 10, direction: 'IN', ip_protocol: 'IPV4', sources_excluded: true }
  const POLICY = { resource_type: 'SecurityPolicy', display_name: 'ERP', category: 'Application' }
  const EXPECTED = { policy: 'ERP', category: 'Application', ruleId: 'r', name: 'in', action: 'ALLOW', sources: ['ANY'], isSourceNegated: true, destinations: ['/g/web'], services: ['/s/https'], appliedTo: ['ANY'], isEnabled: false, isLogged: false, sequence: 10, direction: 'IN', ipProtocol: 'IPV4' }
  test.each<[what: string, document: unknown]>([
    ['a hierarchy', { resource_type: 'Infra', children: [{ resource_type: 'ChildDomain', Domain: { resource_type: 'Domain', children: [{ resource_type: 'ChildSecurityPolicy', SecurityPolicy: { ...POLICY, children: [{ resource_type: 'ChildRule', Rule: RULE }] } }] } }] }],
    ['a list of the API', { results: [{ ...POLICY, rules: [RULE] }], result_count: 1 }],
    ['one policy', { ...POLICY, rules: [{ ...RULE, resource_type: undefined }] }],
    ['lists put together', { policies: { results: [{ ...POLICY, rules: [RULE] }] }, groups: [], services: [] }],
  ])('is read from %s of the Policy API', async (_, document) => {
    const { sideRows, by } = await read(JSON.stringify(document), 'nsx.json')
    expect(by).toBe('nsx-policy')
    expect(sideRows.firewallRule.map(told)).toEqual([EXPECTED])
  })

  it('has groups with their members and conditions, and services with their entries', async () => {
    const condition = (value: string): object => ({ resource_type: 'Condition', member_type: 'VirtualMachine', key: 'Tag', operator: 'EQUALS', value })
    const or = { resource_type: 'ConjunctionOperator', conjunction_operator: 'OR' }
    const { sideRows, rejections, sheets } = await read(JSON.stringify({ results: [
      { resource_type: 'Group', path: '/g/web', display_name: 'Web', expression: [condition('web'), or, condition('www'), or, { resource_type: 'IPAddressExpression', ip_addresses: ['10.0.0.0/8'] }, or, { resource_type: 'ExternalIDExpression', external_ids: ['500a'] }] },
      { resource_type: 'Group', expression: [] },
      { resource_type: 'Service', id: 'mix', service_entries: [{ resource_type: 'L4PortSetServiceEntry', l4_protocol: 'UDP', destination_ports: ['53'], source_ports: ['1024-65535'] }, { resource_type: 'ICMPTypeServiceEntry', protocol: 'ICMPv4', icmp_type: 8, icmp_code: 0 }, { resource_type: 'IPProtocolServiceEntry', protocol_number: 47 }, { resource_type: 'NestedServiceServiceEntry', nested_service_path: '/s/dns' }, 'no object'] },
    ] }), 'nsx.json')
    expect(sideRows.firewallGroup.map(told)).toEqual([{ path: '/g/web', name: 'Web', members: ['10.0.0.0/8', '500a'], criteria: ['VirtualMachine Tag EQUALS web', 'OR', 'VirtualMachine Tag EQUALS www'] }])
    expect(sideRows.firewallService.map(told)).toEqual([{ path: 'mix', entries: ['UDP 53 from 1024-65535', 'ICMPv4 8 0', 'IP 47', '/s/dns'] }])
    expect(rejections).toMatchObject([{ sheet: 'nsx.json: groups', row: 2, reason: 'it has neither a path nor a name' }])
    expect(sheets.map(({ name, rows, kept }) => [name, rows, kept])).toEqual([['nsx.json: groups', 2, 1], ['nsx.json: services', 1, 1]])
  })

  it('that nests thousands of levels deep, or is no JSON, is one clear error', async () => {
    const deep = `{"resource_type":"Infra","children":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    await expect(read(deep, 'nsx.json')).rejects.toMatchObject({ code: expect.stringMatching(/^un(?:supported|readable)-file$/) as unknown })
    await expect(read('{"resource_type":"Infra",', 'nsx.json')).rejects.toMatchObject({ code: 'unreadable-file' })
  })
})
