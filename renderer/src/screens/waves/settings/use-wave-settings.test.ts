// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import { useWaveSettings, type WaveSettingsState } from './use-wave-settings.ts'

const changed: Outcome<never> = { ok: false, error: { code: 'conflict', message: 'It was changed.', details: { reason: 'changed', mine: 'a', theirs: 'b' } } }

it.each([[true, 30], [false, 7]])('asks which counts where somebody else saved other settings: mine %s', async (isMine, vms) => {
  const decided: unknown[] = []
  const answers: Record<string, Outcome<unknown>> = {
    'project.info': { ok: true, value: { path: '/p/e.portolan', name: 'E', sources: 1, vms: 9, target: null, isReadOnly: false, localLocks: null } },
    'waves.settings': { ok: true, value: { settings: waveSettingsSchema.parse({}), isDecided: false } },
    'decisions.apply': changed,
  }
  const host = {
    invoke: (name: string, input: unknown) => {
      if (name === 'decisions.apply') decided.push(input)
      return Promise.resolve(answers[name] ?? { ok: false, error: { code: 'not-found', message: name, details: {} } })
    },
  } as unknown as Host // what the settings ask for
  const found: { state?: WaveSettingsState } = {}
  mount(defineComponent({ setup: () => {
    found.state = useWaveSettings()
    return () => null
  } }), { global: { plugins: [createPinia(), createTexts('en', messages)], provide: { [HOST as symbol]: host } } })
  await flushPromises()
  const state = found.state
  if (state === undefined) throw new Error('Nothing was set up.')

  state.draft.value = { limits: { vms: 30 } }

  expect(await state.save()).toBe(false)
  expect([state.changed.value?.text, state.error.value]).toEqual(['It was changed.', null])
  const theirs = waveSettingsSchema.parse({ limits: { vms: 7 } })
  Object.assign(answers, { 'waves.settings': { ok: true, value: { settings: theirs, isDecided: true } }, 'decisions.apply': { ok: true, value: { batch: 2 } } })
  await state.settle(isMine)
  expect([state.changed.value, state.draft.value]).toEqual([null, expect.objectContaining({ limits: expect.objectContaining({ vms }) as object })])
  expect(decided.map((input) => (input as { changes: { seen: unknown }[] }).changes[0]?.seen)).toEqual(isMine ? [null, theirs] : [null]) // as the contract has it
})
