import { expect, it } from 'vitest'
import { waveHookSchema } from '#shared/domain/waves/wave-hook.ts'
import { examplePlan } from '../golden/example-plan.ts'
import { imagesToMirror } from './images-to-mirror.ts'

it('mirrors the images of hooks once, and none that the mirror has', () => {
  const hook = (name: string, image: string) => waveHookSchema.parse({ name, step: 'PreHook', image })
  const plan = { ...examplePlan(), hooks: [hook('a', 'quay.example.com/b:1'), hook('b', 'quay.example.com/a:1'), hook('c', 'quay.example.com/b:1'), hook('d', 'registry.example.com:8443/hooks/c:1')] }
  expect(imagesToMirror(plan, { registry: 'registry.example.com:8443/openshift', images: ['registry.redhat.io/ubi9/ubi:latest'] })).toEqual(['registry.redhat.io/ubi9/ubi:latest', 'quay.example.com/a:1', 'quay.example.com/b:1'])
})
