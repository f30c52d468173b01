import { expect, it } from 'vitest'
import { useSampleProject } from '#backend/testing/use-sample-project.ts'
import type { Target } from '#shared/domain/target/target.ts'

const { call, useTarget } = useSampleProject()

const use = (placement: Partial<Target['placement']>, descheduler = false) => useTarget((odf) => ({ ...odf, features: { ...odf.features, descheduler }, placement: { ...odf.placement, ...placement } }))

const one = async (search: string) => {
  const { rows } = await call('mapping.placement-vms', { search })
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} VMs pass ${search}`)
  return row
}
const NODE_GROUPS = [{ name: 'gold', clusters: ['LIS-Core-01'], isTainted: true }, { name: 'silver', clusters: ['elsewhere'], isTainted: false }]

it('says of each VM that takes part where it runs, what brings it and why', async () => {
  const all = await call('mapping.placement-vms', {})
  expect(all.rows).toHaveLength((await call('mapping.compute', {})).vms)
  expect(all.counts.decided).toBe(0)
  const bare = await one('ERP-WEB-02')
  expect(bare).toMatchObject({ nodeGroup: { value: null, carrier: 'advice' }, balancing: { value: null, carrier: 'advice', why: [{ code: 'no-descheduler' }] }, rules: [{ name: 'erp-web-apart', kind: 'apart', carrier: 'advice' }] })

  await use({ carrier: 'plans', nodeGroups: NODE_GROUPS, priorityClasses: true }, true)
  const placed = await one('ERP-WEB-02')
  expect(placed).toMatchObject({ nodeGroup: { value: 'gold', carrier: 'plan', decision: null }, balancing: { value: true, carrier: 'patch' }, rules: [{ carrier: 'plan', strength: 'preferred' }] })
  expect(placed.nodeGroup.why.map(({ code }) => code)).toEqual(['node-group-of-cluster', 'toleration-patched'])
  for (const { nodeGroup, restartPriority, balancing } of (await call('mapping.placement-vms', {})).rows) for (const { why } of [nodeGroup, restartPriority, balancing]) expect(why).not.toEqual([])
})

it('is asked for pages, parts and ids alike', async () => {
  await use({ carrier: 'plans', nodeGroups: NODE_GROUPS })
  const { total, counts, vms } = await call('mapping.placement-vms', { show: 'placed', limit: 3 })
  expect([total, counts.placed > 0, counts.placed <= vms]).toEqual([counts.placed, true, true])
  const { ids } = await call('mapping.placement-ids', { show: 'placed' })
  const { rows } = await call('mapping.placement-vms', { show: 'placed', offset: 2, limit: 3 })
  expect(ids).toHaveLength(total)
  expect(rows.map(({ id }) => id)).toEqual(ids.slice(2, 5))
})

it('is decided for many in one step after a preview, and is in the plan; undo takes it back', async () => {
  await use({ carrier: 'plans', nodeGroups: NODE_GROUPS }, true)
  const [erp, other] = [await one('ERP-WEB-02'), (await call('mapping.placement-vms', { limit: 40 })).rows.find(({ nodeGroup }) => nodeGroup.value === null)]
  if (other === undefined) throw new Error('every VM has a group')
  const changes = [erp, other].flatMap(({ id }) => [
    { kind: 'vm.node-group' as const, subject: id, value: { group: 'silver', reason: 'licences' } },
    { kind: 'vm.balancing' as const, subject: id, value: { isBalanced: false } },
    { kind: 'vm.restart-priority' as const, subject: id, value: { level: 'high' } },
  ])
  const before = await call('plan.compute', {})
  const { placement, compute } = await call('mapping.preview', { changes })
  expect(compute).toBeNull()
  expect(placement).toMatchObject({ vms: 2, changed: 2 })
  expect(placement?.rows.find(({ id }) => id === erp.id)).toMatchObject({ before: { nodeGroup: 'gold', isBalanced: true }, after: { nodeGroup: 'silver', restartPriority: 'high', isBalanced: false } })
  expect(placement?.consequences).toHaveLength(2)
  expect(await call('plan.compute', {})).toEqual(before)

  await call('decisions.apply', { changes })
  expect(await one('ERP-WEB-02')).toMatchObject({ nodeGroup: { value: 'silver', decision: { group: 'silver' }, why: [{ code: 'node-group-decided', message: 'Decided for this VM: licences' }] }, restartPriority: { value: 'high', carrier: 'patch' } })
  expect((await call('mapping.placement-vms', { show: 'decided' })).total).toBe(2)
  const { priorityClasses, nodeGroups } = await call('mapping.placement', {})
  expect(priorityClasses).toMatchObject([{ level: 'high', vmCount: 2 }])
  expect(nodeGroups.find(({ name }) => name === 'silver')?.vmCount).toBe(2)
  await call('decisions.undo', {})
  expect(await call('plan.compute', {})).toEqual(before)
})

it('warns of a decision that nothing brings, or that names what is not there', async () => {
  const { id } = await one('ERP-WEB-02')
  const warnings = async (kind: 'vm.node-group' | 'vm.restart-priority' | 'vm.balancing', value: unknown) => (await call('mapping.preview', { changes: [{ kind, subject: id, value }] })).placement?.rows[0]?.warnings.join(' ')
  expect(await warnings('vm.restart-priority', { level: 'low' })).toMatch(/no carrier/)
  expect(await warnings('vm.balancing', { isBalanced: false })).toMatch(/no descheduler/)
  expect(await warnings('vm.node-group', { group: 'brass' })).toMatch(/no node group brass/)
})
