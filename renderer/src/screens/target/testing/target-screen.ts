import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { frameMessages } from '#renderer/app/messages.ts'
import { draftFormMessages } from '#renderer/components/draft-form/messages.ts'
import { yamlViewMessages } from '#renderer/components/yaml-view/messages.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import { targetMessages } from '../messages.ts'
import TargetScreen from '../TargetScreen.vue'

export const ok = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })
export const failed = (code: ErrorData['code'], details: ErrorData['details'] = {}): Outcome<never> => ({ ok: false, error: { code, message: `It failed: ${code}.`, details } })

export type Answer = (input: Record<string, unknown>) => unknown

/** The screen over a host that keeps a target as the backend does; it begins with the first of the presets, and `answers` replace single calls. */
export async function openTargetScreen([first, ...others]: readonly [Target, ...Target[]], settle: () => Promise<void>, answers: Record<string, Answer> = {}) {
  const store: { target: Target; isChosen: boolean } = { target: first, isChosen: false }
  const calls: string[] = []
  const all: Record<string, Answer> = {
    'project.info': () => ok({ path: '/p/estate.portolan', name: 'Estate', sources: 0, vms: 0, target: null }),
    'target.presets': () => ok([...others, first]),
    'target.get': () => ok({ ...store }),
    'target.set': ({ target }) => {
      Object.assign(store, { target: targetSchema.parse(target), isChosen: true })
      return ok(store.target)
    },
    'target.validate': ({ target }) => {
      const result = targetSchema.safeParse(target)
      return ok(result.success ? { issues: [], advice: [{ ruleId: 'r', severity: 'warning', path: 'mtv', message: 'Mind the release.', remedy: null }] } : { issues: result.error.issues.map(({ path, message }) => ({ path: path.join('.').replace(/\.(\d+)/g, '[$1]'), message })), advice: null })
    },
    ...answers,
  }
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => {
      calls.push(name)
      return Promise.resolve(all[name]?.(input) ?? failed('not-found'))
    },
    capabilities: { canPrintPdf: false, chooseFolder: null, revealInFolder: null, choosePath: null, onWish: null },
  } as unknown as Host // what the screen asks for
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/target', component: TargetScreen }, { path: '/map', component: { template: '<p>Map</p>' } }] })
  await router.push('/target')
  const pinia = createPinia()
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { target: targetMessages, frame: frameMessages, draftForm: draftFormMessages, yamlView: yamlViewMessages } } })
  const wrapper = mount(RouterView, { global: { plugins: [pinia, i18n, router], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await settle()
  return { wrapper, store, calls, router, project: useProject(pinia) }
}

export const button = (wrapper: VueWrapper, text: string) => {
  const found = wrapper.findAll('button').find((candidate) => candidate.text() === text)
  if (found === undefined) throw new Error(`no button ${text}`)
  return found
}
export const isDisabled = (wrapper: VueWrapper, text: string): boolean => button(wrapper, text).attributes('disabled') !== undefined
export const idOf = (wrapper: VueWrapper): string => wrapper.find<HTMLInputElement>('#target-id').element.value
