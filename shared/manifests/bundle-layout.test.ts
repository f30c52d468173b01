import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { FolderPart } from './bundle-folders.ts'
import { layOutBundle, type LayoutOptions } from './bundle-layout.ts'
import { withWholeCluster } from './golden/example-cluster.ts'
import { examplePlan } from './golden/example-plan.ts'
import { inOrderOfStart } from './plan-order.ts'

const OPTIONS: LayoutOptions = { isAvailable: () => true, sha256: (text) => createHash('sha256').update(text).digest('hex') }

function textOf(plan: MigrationPlan, path: string): string {
  const file = layOutBundle(plan, OPTIONS).find((candidate) => candidate.path === path)
  if (file === undefined) throw new Error(`no file ${path}`)
  return file.text
}

/** Whole bundles, many times: two busy cores need longer than Vitest's five seconds. */
const BUSY_MS = 30_000

describe('a bundle', () => {
  it('is as the golden files say', async () => {
    await expect(textOf(examplePlan(), 'README.md')).toMatchFileSnapshot(join('golden', 'README.md'))
    await expect(textOf(examplePlan(), 'summary.json')).toMatchFileSnapshot(join('golden', 'summary.json'))
    await expect(textOf(examplePlan(), 'findings.json')).toMatchFileSnapshot(join('golden', 'findings.json'))
  })

  it('is as the golden files say where the target asks for all that it can', async () => {
    const plan = withWholeCluster(examplePlan())
    await expect(textOf(plan, 'README.md')).toMatchFileSnapshot(join('golden', 'whole-cluster', 'README.md'))
    for (const path of ['install/install-config.yaml', 'install/agent-config.yaml', 'disconnected/imageset-config.yaml', 'disconnected/README.md', 'fleet/hub/policies/policy-portolan-operators.yaml', 'fleet/hub/policies/policy-portolan-nodes.yaml', 'fleet/hub/policies/policy-portolan-of-porto.yaml', 'fleet/hub/gitops/application-set-portolan.yaml', 'fleet/base/kustomization.yaml', 'fleet/overlays/porto/kustomization.yaml', 'fleet/README.md']) {
      await expect(textOf(plan, path)).toMatchFileSnapshot(join('golden', 'whole-cluster', path.replaceAll('/', '-')))
    }
    await expect(layOutBundle(plan, OPTIONS).map(({ path }) => `${path}\n`).join('')).toMatchFileSnapshot(join('golden', 'whole-cluster', 'files.txt'))
  })

  it('says in its README what was critical, where somebody insisted', () => {
    const files = layOutBundle(examplePlan(), { ...OPTIONS, refusals: [{ ruleId: 'vm-twice', subject: 'Plan a/b', severity: 'critical', message: 'vm-1 | x is in two plans.', remedy: 'Take it out of one.', data: {} }] })
    expect(files.find(({ path }) => path === 'README.md')?.text).toContain('## Written in spite of 1 critical finding\n\nMTV or the cluster refuses these, or VMs lose something. Mend them before you apply what they name.\n\n| Object | What is wrong | What to do |\n| --- | --- | --- |\n| `Plan a/b` | vm-1 \\| x is in two plans. | Take it out of one. |')
  })

  it('is the same, byte for byte, each time', () => {
    expect(layOutBundle(examplePlan(), OPTIONS)).toEqual(layOutBundle(examplePlan(), OPTIONS))
  })

  it('bears a checksum of every file but the summary', () => {
    const files = layOutBundle(examplePlan(), OPTIONS)
    const { files: listed } = JSON.parse(files.at(-1)?.text ?? '') as { files: unknown } // the shape that bundle-summary.ts writes
    expect(listed).toEqual(files.slice(0, -1).map(({ path, text }) => ({ path, sha256: OPTIONS.sha256(text) })))
  })

  it('applies every manifest but the secrets from the root, each once', () => {
    const files = new Map(layOutBundle(examplePlan(), OPTIONS).map(({ path, text }) => [path, text]))
    const applied: string[] = []
    const walk = (folder: string): void => {
      const { resources, sortOptions } = parse(files.get(`${folder}kustomization.yaml`) ?? '') as { resources: string[]; sortOptions: unknown } // a Kustomization
      expect(sortOptions).toEqual({ order: 'fifo' })
      for (const resource of resources) {
        if (resource.endsWith('.yaml')) applied.push(`${folder}${resource}`)
        else walk(`${folder}${resource}/`)
      }
    }
    walk('')
    const manifests = [...files.keys()].filter((path) => path.endsWith('.yaml') && !path.endsWith('kustomization.yaml'))
    const kinds = applied.map((path) => path.slice(path.lastIndexOf('/') + 1))
    expect(kinds.lastIndexOf('provider.yaml')).toBeLessThan(kinds.indexOf('plan.yaml'))
    const byHand = ['30-mtv/engine/secret-template.yaml', '30-mtv/hooks/aap-example-com-token-secret-template.yaml', '30-mtv/vcenter-a/hosts/secret-template.yaml', '30-mtv/vcenter-a/hosts/vcenter-a-host-13.yaml', '30-mtv/vcenter-a/secret-template.yaml']
    expect([...applied, ...byHand].sort()).toEqual([...manifests].sort())
    expect(applied.map((path) => path.split('/')[0]).filter((folder, index, all) => all.indexOf(folder) === index)).toEqual(['10-cluster', '20-namespaces', '30-mtv', '40-waves'])
  })

  it('holds one object a file, and each starts with a document marker', () => {
    for (const { path, text } of layOutBundle(examplePlan(), OPTIONS).filter((file) => file.path.endsWith('.yaml'))) {
      expect(text.startsWith('---\n'), path).toBe(true)
      expect(parseAllDocuments(text), path).toHaveLength(1)
    }
  })

  it('keeps to safe paths when names meet ours or those of devices', () => {
    const plan = examplePlan()
    const [first] = plan.plans
    const renamed: MigrationPlan = {
      ...plan,
      namespaces: [{ name: 'default-networks', because: 'x' }, { name: 'con', because: 'x' }, { name: 'default', because: 'x' }],
      providers: [{ sourceId: 's', kind: 'vsphere', name: 'destination', url: '', secretName: 'destination' }],
      plans: first === undefined ? [] : [{ ...first, name: 'nul' }],
    }
    const paths = layOutBundle(renamed, OPTIONS).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['20-namespaces/default-networks-/namespace.yaml', '20-namespaces/con-/namespace.yaml', '20-namespaces/default/namespace.yaml', '20-namespaces/default-networks/nad-vlan-0142-payments.yaml', '30-mtv/destination-/provider.yaml', '30-mtv/destination/provider.yaml', '40-waves/unscheduled/nul-/plan.yaml']))
    for (const path of paths) expect(path).toMatch(/^[a-z0-9.-]+(\/[a-z0-9.-]+)*$|^README\.md$/)
  })

  it('names the address of a source that no inventory says as something to fill in', () => {
    const plan = examplePlan()
    const files = layOutBundle({ ...plan, providers: plan.providers.map((provider) => ({ ...provider, url: `https://fill-in.invalid${provider.kind === 'ovirt' ? '/ovirt-engine/api' : '/sdk'}` })) }, OPTIONS)
    const readme = files.find(({ path }) => path === 'README.md')?.text ?? ''
    expect(readme.match(/The inventory does not say its address: fill in `url` there and in `provider.yaml`\./g)).toHaveLength(plan.providers.length)
    expect(files.find(({ path }) => path === '30-mtv/vcenter-a/provider.yaml')?.text).toContain('fill in the address.')
  })

  it('speaks of the ports of those sources that there are', () => {
    const plan = examplePlan()
    const portsOf = (providers: MigrationPlan['providers']): readonly string[] => (layOutBundle({ ...plan, providers }, OPTIONS).find(({ path }) => path === 'README.md')?.text ?? '').split('\n').filter((line) => line.startsWith('- From every node'))
    const [first] = plan.providers
    expect(portsOf(plan.providers.filter(({ kind }) => kind === 'ovirt'))).toEqual(['- From every node, port 443 of each engine and port 54322 of its hosts.'])
    expect(portsOf(first === undefined ? [] : [{ ...first, kind: 'vsphere', isEsxi: true }])).toEqual(['- From every node, ports 443 and 902 of each ESXi host.'])
  })

  test.each(['../../etc', 'A b', '', '.', 'x/y', 'ä'])('refuses %j as a folder', (name) => {
    const plan = examplePlan()
    expect(() => layOutBundle({ ...plan, namespaces: [{ name, because: 'x' }] }, OPTIONS)).toThrow(/cannot name a folder/)
  })

  it('refuses two objects for one file', () => {
    const plan = examplePlan()
    expect(() => layOutBundle({ ...plan, namespaces: [...plan.namespaces, ...plan.namespaces] }, OPTIONS)).toThrow(/namespace\.yaml/)
  })

  it('can be written in parts, with steps for that part only', () => {
    const cluster = layOutBundle(examplePlan(), { ...OPTIONS, only: 'cluster' })
    const mtv = layOutBundle(examplePlan(), { ...OPTIONS, only: 'mtv' })
    expect(new Set(cluster.map(({ path }) => path.split('/')[0]))).toEqual(new Set(['README.md', 'kustomization.yaml', '10-cluster', '20-namespaces', 'findings.json', 'summary.json']))
    expect(new Set(mtv.map(({ path }) => path.split('/')[0]))).toEqual(new Set(['README.md', 'kustomization.yaml', '10-cluster', '20-namespaces', '30-mtv', '40-waves', 'findings.json', 'summary.json']))
    expect(mtv.map(({ path }) => path).filter((path) => path.startsWith('10-cluster/') && !path.endsWith('kustomization.yaml'))).toEqual(['10-cluster/instance-types/portolan-1vcpu-1536mi-overcommit50.yaml', '10-cluster/instance-types/portolan-4vcpu-6gi-dedicated-haswell-notsx.yaml', '10-cluster/instance-types/portolan-8vcpu-12346mi-dedicated-numa-pages2mi.yaml', '10-cluster/priority-classes/portolan-restart-high.yaml'])
    expect(cluster.some(({ path }) => path.endsWith('after-migration.sh'))).toBe(false)
    expect(cluster.find(({ path }) => path === 'README.md')?.text).not.toContain('oc apply -k 30-mtv')
    expect(mtv.find(({ path }) => path === 'README.md')?.text).not.toContain('oc apply -k 10-cluster\n')
  })

  it.each<[FolderPart, readonly string[]]>([
    ['install', ['README.md', 'install', 'summary.json']],
    ['disconnected', ['README.md', 'disconnected', 'summary.json']],
    ['operators', ['00-operators', 'README.md', 'kustomization.yaml', 'summary.json']],
    ['namespaces', ['20-namespaces', 'README.md', 'kustomization.yaml', 'summary.json']],
    ['policies', ['60-after-migration', 'README.md', 'summary.json']],
    ['fleet', ['00-operators', '10-cluster', '20-namespaces', '30-mtv', '40-waves', 'README.md', 'fleet', 'kustomization.yaml', 'summary.json']],
    ['docs', ['README.md', 'docs', 'summary.json']],
  ])('can be written as the folder %s alone, and says so', (only, expected) => {
    const files = layOutBundle(withWholeCluster(examplePlan()), { ...OPTIONS, only, documents: [{ path: 'docs/networks.md', text: '# N\n' }, { path: '40-waves/wave-01/run-book.md', text: '# W\n' }] })
    expect([...new Set(files.map(({ path }) => path.split('/')[0]))].sort()).toEqual([...expected])
    expect(files.some(({ path }) => path === '40-waves/wave-01/run-book.md')).toBe(only === 'fleet')
    const readme = files.find(({ path }) => path === 'README.md')?.text ?? ''
    expect(readme).toContain(`This is a part of a bundle (${only})`)
    expect(readme).not.toContain('## Start a plan')
    expect(JSON.parse(files.at(-1)?.text ?? '')).toMatchObject({ part: only })
  })

  it('has a script of patches for a plan whose VMs need them, one command a VM', () => {
    const patch = '{"spec":{"template":{"spec":{"evictionStrategy":"None","domain":{"cpu":{"features":[{"name":"vmx","policy":"optional"}]}}}},"preference":{"kind":"VirtualMachineClusterPreference","name":"QUOTE","revisionName":null}}}'
    const command = `oc patch virtualmachines.kubevirt.io/app01 -n prod-01 --type merge -p '${patch}'`.replace('QUOTE', String.raw`it'\''s-own`)
    expect(textOf(examplePlan(), '40-waves/unscheduled/prod-01-warm/after-migration.sh').split('\n').slice(-4)).toEqual(['set -eu', command, expect.stringContaining('portolan-restart-high'), ''])
    expect(layOutBundle(examplePlan(), OPTIONS).filter(({ path }) => path.endsWith('.sh'))).toHaveLength(2)
    expect(textOf(examplePlan(), '40-waves/unscheduled/prod-01-sharers/after-migration.sh')).toContain(`-p '{"spec":{"template":{"spec":{"tolerations":[`)
    const { target } = examplePlan()
    expect(layOutBundle({ ...examplePlan(), target: { ...target, compute: { ...target.compute, patches: false } }, placement: { ...examplePlan().placement, vms: [] } }, OPTIONS).some(({ path }) => path.endsWith('.sh'))).toBe(false)
  })

  it('is whole when there is nothing to migrate', () => {
    const empty: MigrationPlan = { ...examplePlan(), plans: [], providers: [], namespaces: [], attachments: [], unplaced: [], excluded: [], datastores: [], portGroups: [], compute: { ...examplePlan().compute, vms: [], customTypes: [], osMaps: [], advice: [] }, scheduling: { clusters: [], descheduler: null, reasons: [], healthCheck: { isSetUp: false, reasons: [] } }, placement: { rules: [], nodeGroups: [], nodeLabels: [], attributes: [], priorityClasses: [], vms: [], findings: [] }, tenancy: { quotas: [], roleBindings: [], unmapped: [], findings: [] }, hyperConverged: null, findings: [], notEvaluated: [], assumptions: [] }
    const paths = layOutBundle(empty, OPTIONS).map(({ path }) => path)
    expect(paths.some((path) => path.startsWith('40-waves'))).toBe(false)
    expect(textOf(empty, 'README.md')).toContain('There is no plan')
  })

  it('whatever the names are, the README keeps its headings and the manifests their fields', () => {
    const headings = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('#') && !/^# \d\./.test(line))
    const expected = headings(textOf(examplePlan(), 'README.md'))
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      const plan = examplePlan()
      const renamed: MigrationPlan = {
        ...plan,
        attachments: plan.attachments.map((attachment) => ({ ...attachment, portGroupNames: [name] })),
        namespaces: plan.namespaces.map((namespace) => ({ ...namespace, because: name })),
        plans: plan.plans.map((planned) => ({ ...planned, because: name, vms: planned.vms.map((vm) => ({ ...vm, source: { id: 'vm-1', name } })) })),
        unplaced: plan.unplaced.map((vm) => ({ ...vm, name })),
        assumptions: [name],
      }
      const files = layOutBundle(renamed, OPTIONS)
      expect(headings(files.find((file) => file.path === 'README.md')?.text ?? '')).toEqual(expected)
      const written = parse(files.find((file) => file.path === '40-waves/unscheduled/prod-01-warm/plan.yaml')?.text ?? '') as { spec: { description: string; vms: { name: string }[] } } // what emitters/plan.ts writes
      expect(written.spec.description).toBe(name)
      expect(written.spec.vms[0]?.name).toBe(name)
    }), { numRuns: 25 })
  }, BUSY_MS)
})

describe('the order of plans', () => {
  const plans = (after: Record<string, string[]>): MigrationPlan['plans'] => {
    const [first] = examplePlan().plans
    return first === undefined ? [] : Object.entries(after).map(([name, earlier]) => ({ ...first, name, after: earlier }))
  }

  test.each([
    [{ a: ['b'], b: ['c'], c: [] }, 'c,b,a'],
    [{ a: [], b: [], c: [] }, 'a,b,c'],
    [{ a: ['a'], b: ['gone'], c: [] }, 'a,b,c'],
    [{ a: ['b'], b: ['a'] }, 'b,a'],
  ])('%j starts as %s', (after: Record<string, string[]>, expected) => {
    expect(inOrderOfStart(plans(after)).map((planned) => planned.name).join()).toBe(expected)
  })
})
