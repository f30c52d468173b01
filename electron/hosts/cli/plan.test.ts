import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { read, utils, type WorkBook } from 'xlsx'
import { parseAllDocuments } from 'yaml'
import { findResourcesFolder } from '#backend/resources.ts'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT } from '#build/sample/options.ts'
import { type CliRun, runCli } from './testing/run-cli.ts'

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
const SHARED = resolve(findResourcesFolder(), '..', '..', 'shared')
const VALIDATOR = join(SHARED, 'tools', 'validate-manifests.mjs')
const REAL_WORKBOOK = join(SHARED, 'samples', 'rvtools', 'rvtools-4.7-resaved-571-vms.xlsx')

interface PlanObject {
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly spec: { readonly targetNamespace: string; readonly provider: { readonly source: { readonly name: string } }; readonly vms: readonly { readonly id: string; readonly name: string; readonly targetName: string }[] }
}

let folder = ''
/** The sample estate, planned into a project that several tests use, with all that was printed. */
let again: CliRun
const project = (): string => join(folder, 'estate.portolan')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-plan-'))
  again = await runCli(['plan', SAMPLE, '--out', join(folder, 'again'), '--project', project(), '--format', 'csv', '--verbose'])
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function plansIn(bundle: string): PlanObject[] {
  return files(bundle)
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => parseAllDocuments(readFileSync(path, 'utf8')))
    .map((document) => document.toJS() as PlanObject)
    .filter((object) => object.kind === 'Plan')
}

function files(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function contents(root: string): Record<string, string> {
  return Object.fromEntries(files(root).map((path) => [path.slice(root.length), readFileSync(path, 'utf8')]))
}

/** Read once each, since the other reader takes a second for all sheets. */
const workbooks = new Map<string, WorkBook>()

/** An independent reading of the workbook: names of the VMs that are no templates. */
function sheetRows(path: string, sheet: string): Record<string, unknown>[] {
  const workbook = workbooks.get(path) ?? read(readFileSync(path), { dense: true, cellText: false, cellHTML: false, cellFormula: false })
  workbooks.set(path, workbook)
  const worksheet = workbook.Sheets[sheet]
  return worksheet === undefined ? [] : utils.sheet_to_json(worksheet)
}

describe('portolan plan on the sample estate', () => {
  const bundle = (): string => join(folder, 'sample')
  let result: { size: { clusters: { name: string; vms: number }[] }; waves: unknown; import: { counts: Record<string, number> }; plan: { counts: Record<string, number>; unplaced: { vm: string; why: { code: string }[] }[]; excluded: { vm: string; why: { code: string }[] }[] }; checks: { findings: { severity: string }[] } }
  beforeAll(async () => {
    const run = await runCli(['plan', SAMPLE, '--out', bundle(), '--format', 'json'])
    expect(run).toMatchObject({ status: 0, stderr: '' })
    result = JSON.parse(run.stdout) as typeof result
  })

  it('counts what the sheets hold', () => {
    const rows = sheetRows(SAMPLE, 'vInfo')
    const templates = rows.filter((row) => row['Template'] === 'True').length
    expect(result.import.counts).toMatchObject({
      vms: rows.length - templates,
      templates,
      hosts: sheetRows(SAMPLE, 'vHost').length,
      clusters: sheetRows(SAMPLE, 'vCluster').length,
      datastores: sheetRows(SAMPLE, 'vDatastore').length,
      disks: sheetRows(SAMPLE, 'vDisk').length,
      nics: sheetRows(SAMPLE, 'vNetwork').length,
      partitions: sheetRows(SAMPLE, 'vPartition').length,
      snapshots: sheetRows(SAMPLE, 'vSnapshot').length,
    })
  })

  it('has every VM of the workbook exactly once', () => {
    const planned = plansIn(bundle()).flatMap((plan) => plan.spec.vms.map((vm) => vm.id))
    const outside = [...result.plan.unplaced, ...result.plan.excluded].map((vm) => vm.vm.split('/').at(-1) ?? '')
    expect([...planned, ...outside].sort()).toEqual(sheetRows(SAMPLE, 'vInfo').map((row) => String(row['VM ID'])).sort())
    for (const vm of [...result.plan.unplaced, ...result.plan.excluded]) expect(vm.why.length, vm.vm).toBeGreaterThan(0)
  })

  it('says why each special VM is left out or has no place', () => {
    const excluded = new Set(result.plan.excluded.flatMap((vm) => vm.why.map((reason) => reason.code)))
    expect([...excluded].sort()).toEqual(expect.arrayContaining(['cluster-agent', 'disconnected', 'srm-placeholder', 'template']))
    const unplaced = new Set(result.plan.unplaced.flatMap((vm) => vm.why.map((reason) => reason.code)))
    expect([...unplaced]).toEqual(expect.arrayContaining(['network-not-mapped', 'vmware.guestDisks.freespace']))
  })

  it('passes its own checks, before and after it is written', async () => {
    expect(result.checks.findings.filter((finding) => finding.severity === 'critical')).toEqual([])
    const check = await runCli(['check', bundle(), '--format', 'json'])
    expect(check.status).toBe(0)
    expect((JSON.parse(check.stdout) as { findings: unknown[] }).findings).toEqual([])
  })

  it('gives the same bytes again, also from a project, and other ones for another release', async () => {
    expect(contents(join(folder, 'again'))).toEqual(contents(bundle()))
    expect((await runCli(['export', '--project', project(), '--out', join(folder, 'exported')])).status).toBe(0)
    expect(contents(join(folder, 'exported'))).toEqual(contents(bundle()))
    expect((await runCli(['export', '--project', project(), '--out', join(folder, 'older'), '--mtv', '2.9', '--openshift', '4.18'])).status).toBe(0)
    expect(contents(join(folder, 'older'))).not.toEqual(contents(bundle()))
  })

  it('prints its plans as CSV, and a line a step when asked to', () => {
    expect(again.status).toBe(0)
    expect(again.stdout.split('\n')[0]).toBe('name,provider,targetNamespace,type,vms,disks,capacityMib,after,prerequisites,because,window')
    expect(again.stdout.trim().split('\n')).toHaveLength(plansIn(bundle()).length + 1)
    expect(again.stderr.split('\n')).toContain('plan')
  })

  it('writes one part alone', async () => {
    expect((await runCli(['export', '--project', project(), '--out', join(folder, 'cluster'), '--only', 'cluster'])).status).toBe(0)
    expect(existsSync(join(folder, 'cluster', '10-cluster'))).toBe(true)
    expect(plansIn(join(folder, 'cluster'))).toEqual([])
    expect((await runCli(['export', '--project', project(), '--out', join(folder, 'mtv'), '--only', 'mtv'])).status).toBe(0)
    expect(existsSync(join(folder, 'mtv', '10-cluster'))).toBe(false)
    const folderAlone = await runCli(['export', '--project', project(), '--out', join(folder, 'docs'), '--only', 'docs'])
    expect(folderAlone.status).toBe(0)
    expect(folderAlone.stderr).toContain('keeps no export of the part docs alone')
    for (const part of ['cluster', 'mtv']) expect((await runCli(['check', join(folder, part)])).status, part).toBe(0)
  })

  it('says how many nodes it takes, and plans waves only where somebody said when', async () => {
    const { size, waves } = result
    expect(waves).toBeNull()
    expect(size.clusters.map(({ name, vms }) => [name, vms > 0])).toEqual([['Defaults', true]])
    expect(JSON.parse((await runCli(['size', '--project', project(), '--format', 'json'])).stdout)).toMatchObject({ clusters: size.clusters })

    const decided = join(folder, 'weekends.yaml')
    writeFileSync(decided, 'apiVersion: portolan/v1\nwaves:\n  settings:\n    limits: { vms: 40 }\n')
    const kept = join(folder, 'scheduled.portolan')
    const run = await runCli(['plan', SAMPLE, '--out', join(folder, 'scheduled'), '--decisions', decided, '--today', '2026-03-02', '--project', kept, '--format', 'json'])
    expect(run).toMatchObject({ status: 0, stderr: '' })
    const scheduled = JSON.parse(run.stdout) as { waves: { isKept: boolean; waves: { name: string; date: string; vms: number; plans: string[] }[] }; plan: { plans: { name: string; window: string | null }[] } }
    expect(scheduled.waves.isKept).toBe(false)
    expect(scheduled.waves.waves.length).toBeGreaterThan(1)
    for (const { date, vms } of scheduled.waves.waves) expect([date > '2026-03-02', vms <= 40]).toEqual([true, true])
    expect(scheduled.waves.waves.flatMap(({ plans }) => plans).sort()).toEqual(scheduled.plan.plans.filter(({ window }) => window !== null).map(({ name }) => name).sort())
    for (const { name, plans } of scheduled.waves.waves) expect(readdirSync(join(folder, 'scheduled', '40-waves', name))).toEqual(expect.arrayContaining(plans))
    expect((await runCli(['export', '--project', kept, '--out', join(folder, 'scheduled-again')])).status).toBe(0)
    expect(contents(join(folder, 'scheduled-again'))).toEqual(contents(join(folder, 'scheduled')))

    const later = await runCli(['plan', SAMPLE, '--out', join(folder, 'later'), '--today', '2026-06-01', '--project', kept])
    expect(later.stdout).toMatch(/waves from 2026-03-\d\d .*, as they were decided/)
  })

  it('takes the change windows that it begins with when asked to', async () => {
    const run = await runCli(['plan', SAMPLE, '--out', join(folder, 'begun'), '--waves', '--today', '2026-03-02'])
    expect(run.stdout).toMatch(/^Nodes by “Defaults”: \d+ workers/mu)
    expect(run.stdout).toMatch(/^\d+ waves from 2026-03-07 to .*, planned by the windows and limits that are set/mu)
  })

  it('is strict when asked to be', async () => {
    expect((await runCli(['plan', SAMPLE, '--out', join(folder, 'strict'), '--strict'])).status).toBe(4)
  })

  it('finds what someone broke in a bundle by hand', async () => {
    const broken = join(folder, 'broken')
    cpSync(bundle(), broken, { recursive: true })
    const planFile = files(broken).find((path) => path.endsWith('.yaml') && readFileSync(path, 'utf8').includes('\nkind: Plan\n'))
    if (planFile === undefined) throw new Error('the bundle has no plan')
    writeFileSync(planFile, readFileSync(planFile, 'utf8').replace('targetNamespace:', 'targetNamespce:'))
    const check = await runCli(['check', broken, '--format', 'json'])
    expect(check.status).toBe(4)
    expect(check.stdout).toContain('targetNamespce')
  })
})

describe('a workbook merged from two vCenters whose morefs overlap', () => {
  it('keeps all VMs of both, each with its own provider, plans and maps', async () => {
    const workbook = join(folder, 'merged.xlsx')
    await generateSample({ vms: 120, form: 'native', seed: 7, vcenters: 2, exportedAt: DEFAULT_EXPORTED_AT }, workbook)
    const bundle = join(folder, 'merged')
    const run = await runCli(['plan', workbook, '--out', bundle, '--format', 'json'])
    expect(run.status).toBe(0)
    const { import: report, plan } = JSON.parse(run.stdout) as { import: { sources: unknown[]; counts: { vms: number; templates: number } }; plan: { counts: { planned: number; unplaced: number; excluded: number } } }
    const rows = sheetRows(workbook, 'vInfo')
    expect(new Set(rows.map((row) => row['VM ID'])).size).toBeLessThan(rows.length)
    expect(report.sources).toHaveLength(2)
    expect(report.counts.vms + report.counts.templates).toBe(rows.length)
    expect(plan.counts.planned + plan.counts.unplaced + plan.counts.excluded).toBe(rows.length)
    const plans = plansIn(bundle)
    expect(new Set(plans.map((entry) => entry.spec.provider.source.name)).size).toBe(2)
    const targetNames = plans.flatMap((entry) => entry.spec.vms.map((vm) => vm.targetName))
    expect(new Set(targetNames).size).toBe(targetNames.length)
    expect((await runCli(['check', bundle])).status).toBe(0)
  })
})

describe('decisions', () => {
  it('of a file override the rules, and unknown subjects are told', async () => {
    const rows = sheetRows(SAMPLE, 'vInfo')
    const vm = rows.find((row) => row['Template'] === 'False' && row['Powerstate'] === 'poweredOn' && rows.filter((other) => other['VM'] === row['VM']).length === 1)
    const file = join(folder, 'portolan.yaml')
    writeFileSync(
      file,
      `apiVersion: portolan/v1\ntarget: { use: nfs, mtv: "2.11" }\nvms:\n  - vm: ${JSON.stringify(vm?.['VM'])}\n    inclusion: { isIncluded: false, reason: retired }\n  - vm: no-such-vm\n    namespace: elsewhere\n`,
    )
    const run = await runCli(['plan', SAMPLE, '--out', join(folder, 'decided'), '--decisions', file, '--format', 'json'])
    expect(run.status).toBe(0)
    expect(run.stderr).toContain('no-such-vm')
    const result = JSON.parse(run.stdout) as { plan: { target: { id: string; mtv: string }; excluded: { name: string; why: { code: string }[] }[] }; unknownSubjects: string[] }
    expect(result.plan.target).toMatchObject({ id: 'nfs', mtv: '2.11' })
    expect(result.plan.excluded.find((entry) => entry.name === vm?.['VM'])?.why[0]?.code).toBe('decision')
    expect(result.unknownSubjects).toHaveLength(1)
    const flagged = await runCli(['plan', SAMPLE, '--out', join(folder, 'flagged'), '--decisions', file, '--target', 'odf', '--format', 'json'])
    expect((JSON.parse(flagged.stdout) as { plan: { target: { id: string } } }).plan.target.id).toBe('odf')
  })
})

describe('portolan inventory', () => {
  it('filters, and prints JSON, CSV and a table', async () => {
    const json = await runCli(['inventory', 'vms', '--project', project(), '--where', 'vcpus >= 4 and not isTemplate', '--format', 'json'])
    const rows = JSON.parse(json.stdout) as { vcpus: number; isTemplate: boolean; included: boolean }[]
    const expected = sheetRows(SAMPLE, 'vInfo').filter((row) => Number(row['CPUs']) >= 4 && row['Template'] === 'False').length
    expect(rows).toHaveLength(expected)
    const sorted = await runCli(['inventory', 'vms', '--project', project(), '--sort=-vcpus,name', '--format', 'json'])
    const order = (JSON.parse(sorted.stdout) as { vcpus: number; name: string }[]).slice(0, 40) // as documented
    expect(order.map(({ vcpus }) => vcpus)).toEqual(order.map(({ vcpus }) => vcpus).toSorted((left, right) => right - left))
    expect(new Set(order.map(({ vcpus }) => vcpus)).size).toBeGreaterThan(1)
    expect(await runCli(['inventory', 'vms', '--project', project(), '--sort', 'speed'])).toMatchObject({ status: 2, stderr: expect.stringContaining('"speed" to sort by') as unknown })
    expect((await runCli(['inventory', 'vms', '--project', project(), '--sort', 'name,,vcpus'])).status).toBe(2)
    const csv = await runCli(['inventory', 'vms', '--project', project(), '--format', 'csv'])
    expect(csv.stdout.split('\n')[0]).toContain('id,name,source,powerState')
    const table = await runCli(['inventory', 'networks', '--project', project()])
    expect(table.stdout).toContain('vlanKind')
    const wrong = await runCli(['inventory', 'vms', '--project', project(), '--where', 'speed > 4'])
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toMatch(/^portolan: invalid-input: .*character 1/)
  })
})

describe.skipIf(!existsSync(VALIDATOR))('manifests as a strict API server judges them (needs ../shared)', () => {
  const GENERATED = 300
  const REAL = 571
  const projectOf = (count: number): string => join(folder, `judged-${count}.portolan`)
  beforeAll(async () => {
    const generated = join(folder, 'generated.xlsx')
    await generateSample({ vms: GENERATED, form: 'native', seed: 11, vcenters: 1, exportedAt: DEFAULT_EXPORTED_AT }, generated)
    for (const [workbook, count] of [[generated, GENERATED], [REAL_WORKBOOK, REAL]] as const) expect((await runCli(['import', workbook, '--project', projectOf(count)])).status).toBe(0)
  })
  // The judge takes the kinds of MTV by its release and all others by that of OpenShift, each alone: so each release is there once.
  const releases = [['2.9', ['4.18']], ['2.10', ['4.19']], ['2.11', ['4.20']], ['2.12', ['4.21', '4.22']]] as const
  const cases = releases.flatMap(([mtv, openshift]) => [
    [mtv, 'the workbook of 571 VMs', openshift, REAL] as const,
    [mtv, 'a generated estate of 300 VMs', openshift, GENERATED] as const,
  ])
  test.each(cases)('for MTV %s, of %s: no problem on OpenShift %s', async (mtv, _, judgedBy, count) => {
    const bundle = join(folder, `judged-${mtv}-${count}`)
    const run = await runCli(['export', '--project', projectOf(count), '--out', bundle, '--mtv', mtv, '--openshift', '4.18', '--format', 'json'])
    expect(run.status).toBe(0)
    const { plan } = JSON.parse(run.stdout) as { plan: { counts: { planned: number; unplaced: number; excluded: number } } }
    expect(plan.counts.planned + plan.counts.unplaced + plan.counts.excluded).toBe(count)
    for (const openshift of judgedBy) {
      const output = execFileSync(process.execPath, [VALIDATOR, '--mtv', mtv, '--openshift', openshift, bundle], { encoding: 'utf8', cwd: resolve(findResourcesFolder(), '..') })
      expect(output).toContain(': 0 problems')
    }
  })
})
