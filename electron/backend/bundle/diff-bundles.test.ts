import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#backend/exporters/bundle/sha256.ts'
import { writeBundle } from '#backend/exporters/bundle/write-bundle.ts'
import { NO_DECISIONS } from '#shared/domain/decisions/decision.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { layOutBundle } from '#shared/manifests/bundle-layout.ts'
import { examplePlan } from '#shared/manifests/golden/example-plan.ts'
import { decisionsDigest } from './decisions-digest.ts'
import { diffBundles } from './diff-bundles.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-diff-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const layOut = (plan: MigrationPlan, decisions: string) => layOutBundle(plan, { isAvailable: () => true, sha256, origin: { estate: { vms: 8, hosts: 2, clusters: 1, datastores: 2, portGroups: 4 }, decisions } }).map((file) => ({ ...file, bytes: Buffer.byteLength(file.text), sha256: sha256(file.text) }))
const write = async (name: string, plan: MigrationPlan): Promise<string> => writeBundle({ out: join(folder, name), files: layOut(plan, 'a'), force: false, signal: { aborted: false } })

describe('two bundles', () => {
  it('are the same where nothing changed', async () => {
    const old = await write('same', examplePlan())
    expect(await diffBundles(old, layOut(examplePlan(), 'a'))).toMatchObject({ added: [], removed: [], changed: [], edited: [], plans: { added: [], removed: [] }, vms: { added: [], removed: [], moved: [] }, hasSameDecisions: true })
  })

  it('differ in files, plans and VMs, also where somebody edited the earlier one', async () => {
    const plan = examplePlan()
    const old = await write('old', plan)
    await writeFile(join(old, '20-namespaces/prod-01/namespace.yaml'), 'edited\n')
    await rm(join(old, '10-cluster/node-health-check.yaml'))
    const [warm, sharers, ...others] = plan.plans
    if (warm === undefined || sharers === undefined) throw new Error('the example has lost its plans')
    const [moved, ...stay] = warm.vms
    const later = { ...plan, plans: [{ ...warm, vms: stay }, { ...sharers, vms: [...(moved === undefined ? [] : [moved])] }, ...others.slice(0, -1)] }
    const difference = await diffBundles(old, layOut(later, 'b'))
    expect(difference).toMatchObject({
      added: ['10-cluster/node-health-check.yaml'],
      edited: ['10-cluster/node-health-check.yaml', '20-namespaces/prod-01/namespace.yaml'],
      plans: { added: [], removed: ['rhv-default'] },
      vms: { added: [], removed: [{ name: 'db_a', plan: 'prod-01-sharers' }, { name: 'naïve 🧭', plan: 'rhv-default' }], moved: [{ name: 'app01', from: 'prod-01-warm', to: 'prod-01-sharers' }] },
      hasSameDecisions: false,
    })
    expect(difference.removed).toContain('40-waves/unscheduled/rhv-default/plan.yaml')
    expect(difference.changed).toEqual(expect.arrayContaining(['20-namespaces/prod-01/namespace.yaml', '40-waves/unscheduled/prod-01-warm/plan.yaml', 'README.md']))
  })

  it.each([['is none', null, 'not-found'], ['has a broken summary', '{', 'unreadable-file'], ['names files outside', '{"files":[{"path":"../x","sha256":""}]}', 'unreadable-file']])('cannot be compared where the earlier one %s', async (name, summary, code) => {
    const old = await mkdtemp(join(folder, 'bad-'))
    if (summary !== null) await writeFile(join(old, 'summary.json'), summary)
    await expect(diffBundles(old, []), name).rejects.toMatchObject({ code })
  })
})

describe('what stands for decisions', () => {
  it('does not hang on the order in which they were made', () => {
    const one = { ...NO_DECISIONS, 'vm.target-name': { a: { targetName: 'x' }, b: { targetName: 'y' } } }
    const other = { ...NO_DECISIONS, 'vm.target-name': { b: { targetName: 'y' }, a: { targetName: 'x' } } }
    expect(decisionsDigest(one)).toBe(decisionsDigest(other))
    expect(decisionsDigest(one)).not.toBe(decisionsDigest(NO_DECISIONS))
  })
})
