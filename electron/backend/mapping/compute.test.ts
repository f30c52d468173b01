import { wholePlan } from '#backend/testing/whole-plan.ts'
import { wholePreview } from '#backend/testing/whole-preview.ts'
import { describe, expect, it } from 'vitest'
import { BUSY_MS, useSampleProject } from '#backend/testing/use-sample-project.ts'
import type { Target } from '#shared/domain/target/target.ts'

const { backend, call, useTarget } = useSampleProject()

const usePolicy = (policy: Partial<Target['compute']>) => useTarget((odf) => ({ ...odf, compute: { ...odf.compute, ...policy } }))

const compute = (scope?: string) => call('mapping.compute', scope === undefined ? {} : { scope })
const rowOf = async (name: string) => {
  const row = (await compute()).rows.find((candidate) => candidate.name === name)
  if (row === undefined) throw new Error(`the sample has no ${name}`)
  return row
}

describe('CPU and memory of the sample estate', { timeout: BUSY_MS }, () => {
  it('are left to MTV unless somebody chooses', async () => {
    const { rows, open, customTypes, osMaps, effectiveWaste } = await compute()
    const { counts } = await call('plan.compute', {})
    expect(rows).toHaveLength(counts.included)
    expect([open, customTypes, osMaps, effectiveWaste.vmsWithType]).toEqual([0, [], [], 0])
    for (const { instanceType, preference } of rows) {
      expect(instanceType.effective).toMatchObject({ instanceType: { type: 'source' }, carrier: 'mtv' })
      expect(instanceType.effective.why.length * preference.effective.why.length).toBeGreaterThan(0)
      expect(['mtv']).toContain(preference.effective.carrier)
    }
    const paths = (await wholePreview(backend())).files.map((file) => file.path)
    expect(paths.filter((file) => /instance-types|osmap|\.sh$/.test(file))).toEqual([])
  })

  it('follow the policy, into a bundle that its own checks pass', async () => {
    await usePolicy({ instanceTypes: 'best-fit', preferences: 'osmap', patches: true, cpuModel: 'source' })
    const { rows, waste, effectiveWaste, customTypes } = await compute()
    expect(waste.map(({ policy }) => policy)).toEqual(['none', 'best-fit', 'exact'])
    expect(waste[1]).toEqual({ policy: 'best-fit', ...effectiveWaste })
    expect(effectiveWaste.wasteVcpus).toBe(rows.reduce((sum, row) => sum + (row.instanceType.effective.waste?.vcpus ?? 0), 0))
    const { files, findings } = await wholePreview(backend())
    const named = new Set(files.map((file) => file.path))
    expect(customTypes.length).toBeGreaterThan(5)
    expect([...named].filter((file) => file.startsWith('10-cluster/instance-types/portolan-')).length).toBeGreaterThan(5)
    expect(named).toContain('30-mtv/portolan-vsphere-osmap.yaml')
    expect([...named].some((file) => file.endsWith('/after-migration.sh'))).toBe(true)
    expect(findings.filter(({ severity }) => severity === 'critical')).toEqual([])
  })

  it('follow a decision, whose suggestion stays to be seen, and its being taken back', async () => {
    await usePolicy({ instanceTypes: 'best-fit' })
    const { id } = await rowOf('ERP-WEB-02')
    await call('decisions.apply', { changes: [{ kind: 'vm.instance-type', subject: id, value: { type: 'named', name: 'u1.large', reason: 'agreed' } }, { kind: 'vm.preference', subject: id, value: { preference: 'rhel.9' } }] })
    const row = await rowOf('ERP-WEB-02')
    expect(row.instanceType).toMatchObject({ suggestion: { instanceType: { name: 'u1.2xmedium' } }, decision: { name: 'u1.large' }, effective: { instanceType: { name: 'u1.large' }, confidence: 'decided', waste: { vcpus: 0, memoryMib: 4_096 } } })
    expect(row.preference).toMatchObject({ decision: { preference: 'rhel.9' }, effective: { preference: 'rhel.9', confidence: 'decided' } })
    await call('decisions.undo', {})
    expect((await rowOf('ERP-WEB-02')).instanceType).toMatchObject({ suggestion: null, decision: null, effective: { instanceType: { name: 'u1.2xmedium' } } })
  })

  it('are open where the target cannot give what was decided, and the VM has no place', async () => {
    const { id } = await rowOf('ERP-WEB-02')
    await call('decisions.apply', { changes: [{ kind: 'vm.instance-type', subject: id, value: { type: 'named', name: 'cx1.large' } }] })
    expect((await compute()).open).toBe(1)
    const { unplaced } = await wholePlan(backend())
    expect(unplaced.find(({ vm }) => vm === id)?.why.map(({ code }) => code)).toEqual(['instance-type-open'])
  })

  it('are of the VMs in scope', async () => {
    await usePolicy({ instanceTypes: 'exact' })
    const { rows, waste } = await compute('name = "ERP-WEB-02"')
    expect(rows.map(({ name }) => name)).toEqual(['ERP-WEB-02'])
    expect(waste[2]?.vmsWithType).toBe(1)
  })

  it('come in pages, sorted, searched and narrowed, with sums of all', async () => {
    await usePolicy({ instanceTypes: 'best-fit' })
    const all = await compute()
    const page = await call('mapping.compute', { sort: { column: 'memoryMib', isDescending: true }, offset: 2, limit: 3 })
    const sorted = all.rows.map(({ memoryMib }) => memoryMib ?? -1).sort((left, right) => right - left)
    expect(page.rows.map(({ memoryMib }) => memoryMib)).toEqual(sorted.slice(2, 5))
    expect([page.total, page.vms, page.waste]).toEqual([all.rows.length, all.rows.length, all.waste])
    const preferences = all.facets.find(({ facet }) => facet === 'preference')?.values ?? []
    const [first] = preferences
    const narrowed = await call('mapping.compute', { filters: [{ facet: 'preference', values: [first?.value ?? ''] }] })
    expect([narrowed.total, new Set(narrowed.rows.map(({ preference }) => preference.effective.preference ?? 'none'))]).toEqual([first?.vms, new Set([first?.value])])
    expect(preferences.reduce((sum, { vms }) => sum + vms, 0)).toBe(all.vms)
    const found = await call('mapping.compute', { search: 'erp-web 02' })
    expect(found.rows.map(({ name }) => name)).toEqual(['ERP-WEB-02'])
    expect((await call('mapping.compute-ids', { search: 'erp-web' })).ids).toEqual((await call('mapping.compute', { search: 'erp-web' })).rows.map(({ id }) => id))
    expect((await call('mapping.compute', { vm: found.rows[0]?.id ?? '', limit: 0 })).total).toBe(1)
  })

  it('show what a decision would change before it is made', async () => {
    await usePolicy({ instanceTypes: 'best-fit' })
    const { id } = await rowOf('ERP-WEB-02')
    const before = await compute()
    const { compute: preview, touched } = await call('mapping.preview', { changes: [{ kind: 'vm.instance-type', subject: id, value: { type: 'named', name: 'u1.small' } }, { kind: 'vm.preference', subject: id, value: { preference: null } }] })
    expect(touched.rows).toBe(0)
    expect(preview).toMatchObject({
      vms: 1,
      changed: 1,
      rows: [{ name: 'ERP-WEB-02', instanceType: { before: { name: 'u1.2xmedium' }, after: { name: 'u1.small', waste: { vcpus: -1 } } }, preference: { after: { name: null } } }],
      waste: { before: before.effectiveWaste },
    })
    expect(preview?.rows[0]?.warnings.join(' ')).toContain('less than the source')
    expect((await call('mapping.preview', { changes: [{ kind: 'vm.instance-type', subject: id, value: { type: 'named', name: 'cx1.large' } }] })).compute?.open).toEqual({ before: 0, after: 1 })
    expect(await compute()).toEqual(before)
  })

  it('refuse what is no decision', async () => {
    const outcome = await backend().invoke('decisions.apply', { changes: [{ kind: 'vm.instance-type', subject: 'x', value: { type: 'named', name: 'Not A Name' } }] })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })
})
