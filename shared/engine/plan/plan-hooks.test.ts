import { describe, expect, it } from 'vitest'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import type { PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import { waveHookSchema } from '#shared/domain/waves/wave-hook.ts'
import { planHooks } from './plan-hooks.ts'

const vm = (vmId: string): PlannedPlan['vms'][number] => ({ vmId, source: { name: vmId }, targetName: vmId, instanceType: null, diskCount: 1, nicCount: 0, mappedNicCount: 0, leftOutNics: [], capacityMib: 1 })
const plan: PlannedPlan = { name: 'p', sourceId: 's', providerName: 's', targetNamespace: 'n', type: 'cold', vms: [vm('a'), vm('b'), vm('c')], networkMap: [], storageMap: [], migrateSharedDisks: null, after: [], prerequisites: [], because: '' }
const hook = (name: string, more: object = {}) => waveHookSchema.parse({ name, step: 'PreHook', image: 'registry.example.com/hook:1', ...more })

it('gives hooks to the VMs that they are for, in their order, and drops those that are for none', () => {
  const { plans, hooks } = planHooks([plan], [hook('all'), hook('shop', { applications: ['Shop'] }), hook('one', { vms: ['c'], step: 'PostHook' }), hook('none', { vms: ['gone'] })], new Map([['b', 'Shop']]), { mtv: '2.12', openshift: '4.22' })
  expect(plans[0]?.vms.map(({ hooks: own = [] }) => own.map(({ name, step }) => `${name} ${step}`))).toEqual([['all PreHook'], ['all PreHook', 'shop PreHook'], ['all PreHook', 'one PostHook']])
  expect(hooks.map(({ name }) => name)).toEqual(['all', 'shop', 'one'])
})

const JOB = { image: undefined, jobTemplate: { id: 42, name: 'Open a change', url: 'https://aap.example.com/' } }

describe('a job template', () => {
  it.each(MTV_VERSIONS.map((mtv) => [mtv, mtv === '2.12'] as const))('with MTV %s is run: %s', (mtv, isRun) => {
    const { plans, hooks, assumptions } = planHooks([plan], [hook('change', { ...JOB, vms: ['a'] }), hook('image')], new Map(), { mtv, openshift: '4.20' })
    expect(hooks.map(({ name, tokenSecret = null }) => [name, tokenSecret])).toEqual([...(isRun ? [['change', 'aap-example-com-token']] : []), ['image', null]])
    expect(plans[0]?.vms.map(({ hooks: own = [] }) => own.length)).toEqual(isRun ? [2, 1, 1] : [1, 1, 1])
    expect(plans[0]?.prerequisites.map(({ code }) => code)).toEqual(isRun ? [] : ['hook-by-hand'])
    expect(assumptions).toEqual(isRun ? [] : [expect.stringContaining('Run the job template Open a change (42) of https://aap.example.com/ by hand before')])
  })

  it('has one Secret a platform, and each platform one of its own', () => {
    const at = (name: string, url: string) => hook(name, { image: undefined, jobTemplate: { id: 1, url } })
    const { hooks } = planHooks([plan], [at('a', 'https://aap.example.com'), at('b', 'https://aap.example.com'), at('c', 'https://aap-example.com')], new Map(), { mtv: '2.12', openshift: '4.20' })
    const [a, b, c] = hooks.map(({ tokenSecret }) => tokenSecret)
    expect(a).toBe(b)
    expect(c).not.toBe(a)
  })

  it.each([
    ['an image beside it', { image: 'a/b', jobTemplate: JOB.jobTemplate }],
    ['neither', { image: undefined }],
    ['a playbook beside it', { ...JOB, playbook: '- hosts: all' }],
    ['a password in its address', { image: undefined, jobTemplate: { id: 1, url: 'https://me:secret@aap.example.com' } }],
  ])('is refused with %s', (_case, more) => {
    expect(() => hook('x', more)).toThrow()
  })
})
