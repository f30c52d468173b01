import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Host } from '#renderer/api/host.ts'
import { holdToProject } from './hold-to-project.ts'

it('names the shown project, and asks once for the one that is open however many calls are refused', async () => {
  let [shown, whenOther]: Parameters<Host['holdTo']> = [() => null, () => undefined]
  let asked = 0
  let answer = (): void => undefined
  const project = {
    info: { path: '/a.portolan', name: 'a', sources: 0, vms: 0, target: null, isReadOnly: false, localLocks: null },
    refresh: () => {
      asked += 1
      return new Promise<void>((resolve) => {
        answer = resolve
      })
    },
  }
  holdToProject({ holdTo: (...given) => { [shown, whenOther] = given } }, project)
  expect(shown()).toBe('/a.portolan')
  whenOther()
  whenOther()
  expect(asked).toBe(1)
  answer()
  await flushPromises()
  whenOther()
  expect(asked).toBe(2)
})
