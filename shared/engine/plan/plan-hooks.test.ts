import { expect, it } from 'vitest'
import type { PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import { waveHookSchema } from '#shared/domain/waves/wave-hook.ts'
import { planHooks } from './plan-hooks.ts'

const vm = (vmId: string): PlannedPlan['vms'][number] => ({ vmId, source: { name: vmId }, targetName: vmId, instanceType: null, diskCount: 1, nicCount: 0, mappedNicCount: 0, leftOutNics: [], capacityMib: 1 })
const plan: PlannedPlan = { name: 'p', sourceId: 's', providerName: 's', targetNamespace: 'n', type: 'cold', vms: [vm('a'), vm('b'), vm('c')], networkMap: [], storageMap: [], migrateSharedDisks: null, after: [], prerequisites: [], because: '' }
const hook = (name: string, more: object = {}) => waveHookSchema.parse({ name, step: 'PreHook', image: 'registry.example.com/hook:1', ...more })

it('gives hooks to the VMs that they are for, in their order, and drops those that are for none', () => {
  const { plans, hooks } = planHooks([plan], [hook('all'), hook('shop', { applications: ['Shop'] }), hook('one', { vms: ['c'], step: 'PostHook' }), hook('none', { vms: ['gone'] })], new Map([['b', 'Shop']]))
  expect(plans[0]?.vms.map(({ hooks: own = [] }) => own.map(({ name, step }) => `${name} ${step}`))).toEqual([['all PreHook'], ['all PreHook', 'shop PreHook'], ['all PreHook', 'one PostHook']])
  expect(hooks.map(({ name }) => name)).toEqual(['all', 'shop', 'one'])
})
