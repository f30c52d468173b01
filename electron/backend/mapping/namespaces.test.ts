import { expect, it } from 'vitest'
import { wholePlan } from '#backend/testing/whole-plan.ts'
import { useSampleProject } from '#backend/testing/use-sample-project.ts'

const { backend, call } = useSampleProject()

it('counts each VM that takes part once, where the plan has it, and those in no plan apart', async () => {
  const { flows, vms } = await call('mapping.namespaces', {})
  expect(vms).toBe((await call('mapping.compute', {})).vms)
  const { plans, unplaced } = await wholePlan(backend())
  const countOf = (namespace: string | null): number => flows.filter((flow) => flow.namespace === namespace).reduce((sum, flow) => sum + flow.vms, 0)
  const namespaces = new Set(plans.map(({ targetNamespace }) => targetNamespace))
  expect(namespaces.size).toBeGreaterThan(1)
  for (const name of namespaces) expect(countOf(name)).toBe(plans.filter(({ targetNamespace }) => targetNamespace === name).reduce((sum, plan) => sum + plan.vms, 0))
  expect(countOf(null)).toBe(unplaced.length)
  expect(unplaced.length).toBeGreaterThan(0)
  expect(flows.reduce((sum, flow) => sum + flow.vms, 0)).toBe(vms)
})

it('follows decisions and the scope', async () => {
  const [row] = (await call('mapping.compute', { scope: 'name = "ERP-WEB-02"' })).rows
  await call('decisions.apply', { changes: [{ kind: 'vm.namespace', subject: row?.id ?? '', value: { namespace: 'by-hand' } }] })
  expect((await call('mapping.namespaces', { scope: 'name = "ERP-WEB-02"' }))).toMatchObject({ vms: 1, flows: [{ cluster: row?.cluster, namespace: 'by-hand', vms: 1 }] })
})
