import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AppErrorCode } from '#shared/contract/app-error.ts'
import type { ImportReport } from '#shared/domain/estate/import-report.ts'
import { vmCells, vmSheet, UUID_B } from './rvtools/testing/estate-sheets.ts'
import { writeWorkbook } from './rvtools/testing/import-workbook.ts'
import { MAIN, workbookParts, worksheet, writeTemporary, zipOf, type Parts } from './tables/xlsx/testing/workbook-fixture.ts'
import { importIntoUsedProject, temporaryFolder, zipOfFiles, type ProjectImport } from '#backend/testing/import-into-project.ts'

const V_INFO_CSV = 'VM,VM ID,CPUs,Memory\nweb,vm-42,2,4096\n'
const VMS_XML = '<vms><vm id="11111111-0000-4000-8000-000000000001" href="/ovirt-engine/api/vms/1"><name>erp</name></vm></vms>'
const apiXml = (id: string): string => `<api><product_info><name>oVirt Engine</name><instance_id>${id}</instance_id></product_info></api>`
const info = vmSheet(['Powerstate', 'CPUs', 'Memory'], [[vmCells('web', 'vm-42'), 'poweredOn', 2, 4096]])

const CENTRAL_ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')
const LOCAL_SIZE_AT = 22
const CENTRAL_SIZE_AT = 24

function inlineRow(number: number, cells: readonly string[]): string {
  return `<row r="${String(number)}">${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
}

async function workbook(rows: string, more: Parts = {}): Promise<Buffer> {
  return zipOf(workbookParts({ vInfo: worksheet(inlineRow(1, ['VM', 'VM ID', 'CPUs', 'Memory', 'Annotation']) + rows) }, more))
}

/** The archive with other sizes declared than its entries have. */
function declaring(bytes: number, zip: Buffer): Buffer {
  const changed = Buffer.from(zip)
  for (let at = changed.indexOf(CENTRAL_ENTRY); at >= 0; at = changed.indexOf(CENTRAL_ENTRY, at + 1)) changed.writeUInt32LE(bytes, at + CENTRAL_SIZE_AT)
  changed.writeUInt32LE(bytes, LOCAL_SIZE_AT)
  return changed
}

/** The archive with another name for its entry, in both places that bear it. Both names must be of one length. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length)
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}

function expectRefusal({ error, isUnchanged, report }: ProjectImport, code: AppErrorCode, message: RegExp): void {
  expect(report === null ? null : report.issueCounts).toBeNull()
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) as unknown })
  // One sentence: a paragraph or a stack is not for a person.
  expect(error?.message).not.toMatch(/\n|\bat .*:\d+:\d+/)
  expect(isUnchanged).toBe(true)
}

function expectReport({ error, report }: ProjectImport): ImportReport {
  expect(error === null ? null : error.message).toBeNull()
  if (report === null) throw new Error('There is neither a report nor an error.')
  for (const { name, rows, kept, rejected } of report.sheets) expect(kept + rejected === rows || kept + rejected === 0, name).toBe(true)
  return report
}

const namesOf = ({ estate }: ProjectImport): string[] => estate.vms.map(({ name }) => name).filter((name) => name !== 'earlier').sort()
const issuesOf = ({ issues }: ImportReport, code: string): ImportReport['issues'] => issues.filter((issue) => issue.code === code)

const MANY = 70_000_000
/** Of CSV the ratio counts from 4 MiB on, and lines cost more to read than spaces. */
const MANY_LINES = 6_000_000
/** Behind the element limits, so that nothing but the ratio stops it. */
const COMMENT = `<!--${' '.repeat(499_993)}-->`
const FOUR_GIB_NEARLY = 0xffff_fff0

describe('zip bombs', () => {
  const bombs: readonly (readonly [what: string, name: string, make: () => Promise<Buffer>, message: RegExp])[] = [
    ['of CSV, by ratio', 'a.zip', () => zipOfFiles({ 'RVTools_tabvInfo.csv': `${V_INFO_CSV}${'\n'.repeat(MANY_LINES)}` }), /bomb/],
    ['of documents, by ratio', 'a.zip', () => zipOfFiles({ 'vms.xml': `${VMS_XML.replace('</vms>', '')}${COMMENT.repeat(MANY / COMMENT.length)}</vms>` }), /bomb|larger than/],
    ['a workbook, by ratio', 'a.xlsx', () => workbook(`${inlineRow(2, ['web'])}${COMMENT.repeat(MANY / COMMENT.length)}`), /bomb/],
    ['of CSV, by size', 'a.zip', async () => declaring(FOUR_GIB_NEARLY, await zipOfFiles({ 'RVTools_tabvInfo.csv': V_INFO_CSV, 'RVTools_tabvDisk.csv': 'VM,Disk\n' })), /larger than/],
    ['of documents, by size', 'a.zip', async () => declaring(FOUR_GIB_NEARLY, await zipOfFiles({ 'vms.xml': VMS_XML })), /larger than/],
    ['a workbook, by size', 'a.xlsx', async () => declaring(FOUR_GIB_NEARLY, await workbook('')), /larger than/],
  ]
  it.each(bombs)('%s', async (_, name, make, message) => {
    expectRefusal(await importIntoUsedProject(writeTemporary(await make(), name)), 'unreadable-file', message)
  })

  it('that say less than they hold', async () => {
    const long = `${V_INFO_CSV}${'db,vm-43,1,1\n'.repeat(10_000)}`
    for (const [name, zip] of [['a.zip', await zipOfFiles({ 'RVTools_tabvInfo.csv': long })], ['b.zip', await zipOfFiles({ 'vms.xml': `${VMS_XML}${' '.repeat(10_000)}` })], ['a.xlsx', await workbook(inlineRow(2, ['web']))]] as const) {
      expectRefusal(await importIntoUsedProject(writeTemporary(declaring(60, zip), name)), 'unreadable-file', /damaged|cut short|declare/)
    }
  })
})

describe('paths in archives', () => {
  const paths: readonly (readonly [what: string, from: string, to: string])[] = [
    ['up', 'aa/aa/x', '../../x'],
    ['up, as Windows writes it', 'aa/aa/x', '..\\..\\x'],
    ['to the root', 'aaaa/x', '/etc/x'],
    ['to a drive', 'aaa/x', 'C:/ax'],
  ]
  it.each(paths)('%s are refused', async (_, from, to) => {
    for (const [file, content] of [['.csv', V_INFO_CSV], ['.xml', VMS_XML]] as const) {
      const zip = renamed(await zipOfFiles({ [`${from}${file}`]: content }), `${from}${file}`, `${to}${file}`)
      const outcome = await importIntoUsedProject(writeTemporary(zip, 'a.zip'))
      // Neither is taken for an inventory where it cannot even be listed.
      expectRefusal(outcome, 'unreadable-file', /leads out of the archive/)
    }
  })
})

describe('XML that declares something', () => {
  const LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
  const EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  it.each([['entities of entities', LAUGHS], ['a file of this machine', EXTERNAL], ['a file elsewhere', '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">']])('%s is refused wherever it stands', async (_, doctype) => {
    const document = writeTemporary(Buffer.from(`${doctype}${VMS_XML.replace('erp', '&c;')}`), 'vms.xml')
    expectRefusal(await importIntoUsedProject(document), 'unreadable-file', /document type/)
    const rows = inlineRow(2, ['web'])
    const parts = workbookParts({ vInfo: `${doctype}${worksheet(inlineRow(1, ['VM', 'CPUs', 'Memory']) + rows)}` })
    expectRefusal(await importIntoUsedProject(writeTemporary(await zipOf(parts))), 'unreadable-file', /document type/)
    const strings = { 'xl/sharedStrings.xml': `${doctype}<sst xmlns="${MAIN}"><si><t>&a;</t></si></sst>` }
    expectRefusal(await importIntoUsedProject(writeTemporary(await workbook(rows, strings))), 'unreadable-file', /document type/)
  })
})

describe('much of little', () => {
  it('rows without end are refused, at the row that no sheet can have', async () => {
    const far = await workbook(`${inlineRow(2, ['web'])}<row r="4000000000"/>`)
    expectRefusal(await importIntoUsedProject(writeTemporary(far)), 'unreadable-file', /more than 1048576 rows/)
    const many = await workbook(`${inlineRow(2, ['web'])}${'<row r="3"/>'.repeat(1_100_000)}`)
    expectRefusal(await importIntoUsedProject(writeTemporary(many)), 'unreadable-file', /more than 1048576 rows/)
  })

  it('a dimension of billions of cells and a million empty rows are no rows', async () => {
    const rows = `${inlineRow(2, ['web', 'vm-42', '2', '4096'])}${'<row/>'.repeat(1_000_000)}`
    const parts = workbookParts({ vInfo: worksheet(inlineRow(1, ['VM', 'VM ID', 'CPUs', 'Memory']) + rows).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>') })
    const outcome = await importIntoUsedProject(writeTemporary(await zipOf(parts)))
    expect(namesOf(outcome)).toEqual(['web'])
    expect(expectReport(outcome).sheets).toMatchObject([{ name: 'vInfo', rows: 1, kept: 1 }])
  })

  it('a million empty lines of a CSV are no rows, and rows of separators neither', async () => {
    const outcome = await importIntoUsedProject(writeTemporary(Buffer.from(`${V_INFO_CSV}${'\r\n'.repeat(1_000_000)}${',,,\n'.repeat(100_000)}db,vm-43,1,1\n`), 'RVTools_tabvInfo.csv'))
    expect(namesOf(outcome)).toEqual(['db', 'web'])
    expect(expectReport(outcome).sheets).toMatchObject([{ rows: 2, kept: 2 }])
  })
})

describe('cells and columns', () => {
  const long = 'x'.repeat(1_000_000)
  const kept: readonly (readonly [what: string, path: () => Promise<string>])[] = [
    ['a workbook', async () => writeTemporary(await workbook(inlineRow(2, ['web', 'vm-42', '2', '4096', long])))],
    ['a CSV', () => Promise.resolve(writeTemporary(Buffer.from(`VM,VM ID,CPUs,Memory,Annotation\nweb,vm-42,2,4096,${long}\n`), 'vInfo.csv'))],
    ['an oVirt document', () => Promise.resolve(writeTemporary(Buffer.from(VMS_XML.replace('<name>erp', `<description>${long}</description><name>web`)), 'vms.xml'))],
    ['an MTV inventory', () => Promise.resolve(writeTemporary(Buffer.from(JSON.stringify({ provider: 'vsphere', vms: [{ id: 'vm-42', name: 'web', description: long, customDef: [{ key: 1, name: 'Note' }], customValues: [{ key: 1, value: long }] }] })), 'dump.json'))],
  ]
  it.each(kept)('a cell of a million characters is kept whole: %s', async (_, path) => {
    const outcome = await importIntoUsedProject(await path())
    expectReport(outcome)
    const [vm] = outcome.estate.vms.filter(({ name }) => name === 'web')
    expect([vm?.annotation, ...Object.values(vm?.attributes ?? {})].includes(long)).toBe(true)
  })

  it('a cell of more is refused and never cut', async () => {
    const tooLong = long.repeat(6)
    expectRefusal(await importIntoUsedProject(writeTemporary(await workbook(inlineRow(2, ['web', tooLong])))), 'unreadable-file', /element of more than/)
    expectRefusal(await importIntoUsedProject(writeTemporary(Buffer.from(`${V_INFO_CSV}db,${tooLong},1,1\n`), 'vInfo.csv')), 'unreadable-file', /after row 2/)
    expectRefusal(await importIntoUsedProject(writeTemporary(Buffer.from(VMS_XML.replace('erp', tooLong)), 'vms.xml')), 'unreadable-file', /larger than/)
  })

  it('100,000 custom attributes of a VM are kept, each', async () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `attribute ${String(index)}`)
    const outcome = await importIntoUsedProject(writeTemporary(Buffer.from(`VM,VM ID,CPUs,Memory,${names.join(',')}\nweb,vm-42,2,4096,${names.map((_, index) => String(index)).join(',')}\n`), 'RVTools_tabvInfo.csv'))
    expectReport(outcome)
    const attributes = outcome.estate.vms.find(({ name }) => name === 'web')?.attributes ?? {}
    expect(Object.keys(attributes)).toHaveLength(100_000)
    expect(attributes['attribute 99999']).toBe('99999')
  })

  it('more columns than a sheet can have are refused', async () => {
    expectRefusal(await importIntoUsedProject(writeTemporary(await workbook('<row r="2"><c r="AAAA2"><v>1</v></c></row>'))), 'unreadable-file', /beyond column 16384/)
  })

  it('of two columns with one header the first is read, the other kept as an attribute, and both are named', async () => {
    const outcome = await importIntoUsedProject(writeWorkbook({ vInfo: [['VM', 'VM ID', 'CPUs', 'Memory', 'CPUs', 'VM'], ['web', 'vm-42', 2, 4096, 64, 'other']] }))
    const report = expectReport(outcome)
    expect(issuesOf(report, 'DUPLICATE_COLUMN').map(({ column, value }) => [column, value])).toEqual([['CPUs', 'E'], ['VM', 'F']])
    const vm = outcome.estate.vms.find(({ name }) => name === 'web')
    expect(vm).toMatchObject({ vcpus: 2 })
    expect(vm?.attributes).toEqual({ 'CPUs (column E)': '64', 'VM (column F)': 'other' })
  })
})

describe('sheets', () => {
  it('of two of one name the first is read and the other is an error of the report', async () => {
    const sheet = (name: string): string => worksheet(inlineRow(1, ['VM', 'VM ID', 'CPUs', 'Memory']) + inlineRow(2, [name, `vm-${name}`, '1', '1']))
    const parts = workbookParts({ vInfo: sheet('first'), other: sheet('second') })
    const outcome = await importIntoUsedProject(writeTemporary(await zipOf({ ...parts, 'xl/workbook.xml': String(parts['xl/workbook.xml']).replace('name="other"', 'name="vInfo"') })))
    expect(issuesOf(expectReport(outcome), 'DUPLICATE_SHEET')).toMatchObject([{ severity: 'error', value: '1' }])
    expect(namesOf(outcome)).toEqual(['first'])
  })

  it('under names of another language are known by their headers', async () => {
    const outcome = await importIntoUsedProject(writeWorkbook({ 'Übersicht der VMs': info, ディスク: vmSheet(['Disk', 'Disk Key', 'Capacity MiB', 'Thin', 'Raw'], [[vmCells('web', 'vm-42'), 'Hard disk 1', 2000, 1024, 'True', 'False']]) }))
    expect(issuesOf(expectReport(outcome), 'SHEET_RENAMED').map(({ value, assumed }) => [value, assumed])).toEqual([['Übersicht der VMs', 'vInfo'], ['ディスク', 'vDisk']])
    expect(outcome.estate.vms.find(({ name }) => name === 'web')?.disks).toHaveLength(1)
  })
})

describe('files that change while they are read', () => {
  const files: readonly (readonly [what: string, write: () => string])[] = [
    ['a workbook', () => writeWorkbook({ vInfo: info, vDisk: vmSheet(['Disk'], [[vmCells('web', 'vm-42'), 'Hard disk 1']]) })],
    ['a CSV', () => writeTemporary(Buffer.from(V_INFO_CSV), 'RVTools_tabvInfo.csv')],
    ['an oVirt document', () => writeTemporary(Buffer.from(VMS_XML), 'vms.xml')],
    ['an MTV inventory', () => writeTemporary(Buffer.from(JSON.stringify({ provider: 'vsphere', vms: [{ id: 'vm-1', name: 'a', padding: ' '.repeat(3_000_000) }] })), 'dump.json')],
  ]
  it.each(files)('%s', async (_, write) => {
    const path = write()
    let looks = 0
    // The import looks at its signal again and again while it reads.
    const outcome = await importIntoUsedProject(path, { onLook: () => { looks += 1; appendFileSync(path, ' ') } })
    expect(looks).toBeGreaterThan(0)
    expectRefusal(outcome, 'unreadable-file', /changed while it was being read/)
  })

  it('an archive of documents, and a folder of which a file changes', async () => {
    const archive = writeTemporary(await zipOfFiles({ 'vms.xml': VMS_XML, 'api.xml': apiXml('a') }), 'a.zip')
    expectRefusal(await importIntoUsedProject(archive, { onProgress: ({ phase }) => { if (phase === 'read') appendFileSync(archive, ' ') } }), 'unreadable-file', /changed while it was being read/)
    const folder = temporaryFolder({ 'api.xml': apiXml('a'), 'vms.xml': VMS_XML })
    expectRefusal(await importIntoUsedProject(folder, { onProgress: ({ file }) => { if (file === 'api.xml') writeFileSync(join(folder, 'vms.xml'), VMS_XML.replace('erp', 'other')) } }), 'unreadable-file', /changed while it was being read/)
  })
})

describe('mixed sources', () => {
  it('a folder or an archive of two kinds of inventory is refused with both named', async () => {
    const both = { 'RVTools_tabvInfo.csv': V_INFO_CSV, 'vms.xml': VMS_XML }
    for (const path of [temporaryFolder(both), writeTemporary(await zipOfFiles(both), 'both.zip')]) {
      expectRefusal(await importIntoUsedProject(path), 'unsupported-file', /several kinds of inventory at once, RVTools .* and oVirt/)
    }
  })

  it('documents of two engines are refused with both named, since most do not say whose they are', async () => {
    const folder = temporaryFolder({ 'a/api.xml': apiXml('engine-a'), 'a/vms.xml': VMS_XML, 'b/api.xml': apiXml('engine-b'), 'b/vms.xml': VMS_XML })
    expectRefusal(await importIntoUsedProject(folder), 'unsupported-file', /documents of 2 engines \(engine-a, engine-b\)/)
  })

  it('what lies beside the tabs or documents is named', async () => {
    const workbookFile = await workbook('')
    const tabs = expectReport(await importIntoUsedProject(temporaryFolder({ 'RVTools_tabvInfo.csv': V_INFO_CSV, 'vc-b.xlsx': workbookFile, 'old/RVTools_tabvInfo.csv': V_INFO_CSV, '.DS_Store': 'x' })))
    expect(issuesOf(tabs, 'FILES_NOT_USED')).toMatchObject([{ severity: 'warning', value: '2', message: expect.stringContaining('old, vc-b.xlsx') as unknown }])
    const documents = expectReport(await importIntoUsedProject(writeTemporary(await zipOfFiles({ 'vms.xml': VMS_XML, 'notes.txt': 'x', '__MACOSX/._vms.xml': 'x' }), 'a.zip')))
    expect(issuesOf(documents, 'FILES_NOT_USED')).toMatchObject([{ value: '1', message: expect.stringContaining('notes.txt') as unknown }])
    expect(issuesOf(documents, 'DOCUMENT_UNREADABLE')).toEqual([])
  })

  it('an inventory of MTV among documents of an engine is named and not read', async () => {
    const outcome = await importIntoUsedProject(temporaryFolder({ 'api.xml': apiXml('engine-a'), 'vms.xml': VMS_XML, 'mtv.json': JSON.stringify({ provider: 'vsphere', vms: [{ id: 'vm-1', name: 'stray' }] }) }))
    expect(namesOf(outcome)).toEqual(['erp'])
    expect(issuesOf(expectReport(outcome), 'DOCUMENT_UNREADABLE')).toMatchObject([{ value: 'mtv.json' }])
  })

  it('a workbook of two vCenters keeps both, and a row that says of neither is rejected', async () => {
    const outcome = await importIntoUsedProject(writeWorkbook({
      vInfo: vmSheet(['Powerstate', 'CPUs', 'Memory'], [[vmCells('web', 'vm-42'), 'poweredOn', 2, 4096], [vmCells('db', 'vm-42', { uuid: UUID_B, server: 'vc-b' }), 'poweredOn', 2, 4096]]),
      vHost: [['Host', 'Object ID', 'VI SDK Server'], ['esx1', 'host-1', null]],
    }))
    expect(expectReport(outcome).sources).toHaveLength(2)
    expect(namesOf(outcome)).toEqual(['db', 'web'])
    expect(issuesOf(expectReport(outcome), 'AMBIGUOUS_SOURCE')).toMatchObject([{ sheet: 'vHost', row: 2 }])
  })

  it('VMs of vSphere and oVirt in one list of MTV are not made one kind', async () => {
    const list = [{ id: 'vm-1', name: 'a', changeTrackingEnabled: true, guestDisks: [] }, { id: '11111111-0000-4000-8000-000000000001', name: 'b', diskAttachments: [], status: 'up' }]
    const outcome = await importIntoUsedProject(writeTemporary(Buffer.from(JSON.stringify(list)), 'mtv.json'))
    expectRefusal(outcome, 'unsupported-file', /mixes VMs of vSphere and of oVirt \(1 of 2/)
  })

  it('VMs of MTV that say nothing of their platform are refused with what to write', async () => {
    const outcome = await importIntoUsedProject(writeTemporary(Buffer.from(JSON.stringify({ vms: [{ name: 'a' }] })), 'mtv.json'))
    expectRefusal(outcome, 'unsupported-file', /write "provider": "vsphere" or "provider": "ovirt"/)
  })
})
