// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { type Component, defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { type Host, HOST } from '#renderer/api/host.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { waveSettingsSchema } from '#shared/domain/waves/wave-settings.ts'
import InsertDialog from './gantt/InsertDialog.vue'
import CalibrationPanel from './progress/CalibrationPanel.vue'
import TimesDialog from './progress/TimesDialog.vue'
import CapacitySection from './settings/CapacitySection.vue'
import GroupsSection from './settings/GroupsSection.vue'
import HooksSection from './settings/HooksSection.vue'
import LimitsSection from './settings/LimitsSection.vue'
import { provideVmNames } from './settings/use-vm-names.ts'
import { useWaveSettings } from './settings/use-wave-settings.ts'
import WayBackSection from './settings/WayBackSection.vue'
import type { WaveSchedule } from './wave-schedule.ts'

type Answers = Readonly<Record<string, unknown>>

/** A form over a host that answers with fixed values, and what it was asked. */
async function open(component: Component, props: Record<string, unknown>, answers: Answers = {}) {
  const calls: { readonly name: string; readonly input: Record<string, unknown> }[] = []
  const host = {
    invoke: (name: string, input: Record<string, unknown>) => {
      calls.push({ name, input })
      return Promise.resolve(name in answers ? { ok: true, value: answers[name] } : { ok: false, error: { code: 'not-found', message: name, details: {} } })
    },
    capabilities: { canPrintPdf: false, chooseFolder: null, revealInFolder: null, choosePath: null },
  } as unknown as Host // what the forms ask for
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { template: '<p />' } }] })
  mount(component, { props, global: { plugins: [createPinia(), createTexts('en', messages), router], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  await flushPromises()
  return { calls, last: (name: string) => calls.findLast((call) => call.name === name)?.input }
}

function field(label: string): HTMLInputElement | HTMLTextAreaElement {
  const found = [...document.querySelectorAll('label')].findLast(({ textContent }) => textContent.trim() === label)
  const element = found?.htmlFor ? document.getElementById(found.htmlFor) : (found?.querySelector('input') ?? null)
  if (!(element instanceof HTMLInputElement) && !(element instanceof HTMLTextAreaElement)) throw new Error(`no field ${label}`)
  return element
}

async function fill(label: string, text: string): Promise<void> {
  const element = field(label)
  element.value = text
  element.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}

async function press(text: string): Promise<void> {
  const found = [...document.querySelectorAll('button')].findLast(({ textContent }) => textContent.trim() === text)
  if (found === undefined) throw new Error(`no button ${text}`)
  found.click()
  await flushPromises()
}

/** Sections of the settings with their draft: all of the form would take seconds to draw. */
const sections = (...parts: readonly Component[]): Component => defineComponent({ setup: () => {
  const settings = useWaveSettings()
  provideVmNames(() => [])
  return () => [...parts.map((part) => h(part)), h('button', { onClick: () => void settings.save() }, 'Save')]
} })
const STORED: Answers = {
  'project.info': { path: '/p/e.portolan', name: 'E', sources: 1, vms: 9, target: null },
  'waves.settings': { settings: waveSettingsSchema.parse({}), isDecided: false },
  'waves.preview-groups': { groups: [{ label: 'erp', vms: ['a', 'b', 'c'] }, { label: 'crm', vms: ['d', 'e'] }], vmsWithout: 4, issues: [] },
  'target.get': { target: { storageClasses: [{ name: 'ssd.gold' }] }, isChosen: true },
  'decisions.apply': { batch: 1 },
}

it('names what makes no sense at its field, and shows the groups of a rule before it counts', async () => {
  await open(sections(LimitsSection, GroupsSection), {}, STORED)
  await fill('VMs a wave', 'none')
  expect(field('VMs a wave').getAttribute('aria-invalid')).toBe('true')
  await fill('VMs a wave', '30')
  expect(field('VMs a wave').getAttribute('aria-invalid')).toBe('false')
  await press('Add a name pattern')
  await press('Show the groups')
  expect(document.body.textContent).toContain('2 groups with 5 VMs; 4 VMs in none.')
})

it('keeps limits, supply by StorageClass, hooks and acceptance checks as they are typed', async () => {
  const { last } = await open(sections(LimitsSection, CapacitySection, HooksSection, WayBackSection), {}, STORED)
  await fill('VMs a wave', '30')
  await press('Add nodes or storage from a day on')
  await fill('From the day', '2026-03-01')
  await fill('Workers, in all', '12')
  await fill('StorageClass ssd.gold', '40.5')
  await press('Add a hook after')
  await fill('Name', 'tell-monitoring')
  await fill('Image', 'registry.example/hook:1')
  await fill('Ansible playbook, YAML', '- hosts: localhost')
  await fill('Acceptance checks', 'It answers a ping\n\nIts owner signs off')
  await press('Save')
  expect(last('decisions.apply')?.['changes']).toMatchObject([{ kind: 'waves.settings', subject: 'waves', value: {
    limits: { vms: 30 }, capacity: { supply: [{ from: '2026-03-01', nodes: 12, storageTib: { 'ssd.gold': 40.5 } }] },
    hooks: [{ name: 'tell-monitoring', step: 'PostHook', image: 'registry.example/hook:1', playbook: '- hosts: localhost' }], wayBack: { checks: ['It answers a ping', 'Its owner signs off'] },
  } }])
})

it('inserts a window once its hours make sense', async () => {
  const { calls, last } = await open(InsertDialog, { timeZone: 'UTC', date: '2026-03-02' }, { 'waves.edit': { vms: [], broken: [], nearest: null, window: 'extra/2026-03-11', isDone: true, batch: 1 } })
  await fill('Day', '2026-03-11')
  await fill('From', 'late')
  await press('Insert')
  expect([field('From').getAttribute('aria-invalid'), calls.filter(({ name }) => name === 'waves.edit').length]).toEqual(['true', 0])
  await fill('From', '20:00')
  await press('Insert')
  expect(last('waves.edit')).toEqual({ edit: { do: 'insert', date: '2026-03-11', start: '20:00', end: '06:00', scope: { sites: [], groups: [] } } })
})

it('writes down when a wave ran by the clock of its window, and when first copies did where it has warm VMs', async () => {
  const schedule = { timeZone: 'UTC', windows: [{ window: 'w/2026-03-07', timeZone: 'Europe/Berlin', start: '2026-03-07T21:00:00.000Z' }], progress: { windows: [] } } as unknown as WaveSchedule // what the dialog looks at
  const { last } = await open(TimesDialog, { window: 'w/2026-03-07', schedule, hasWarm: true }, { 'waves.record': { done: 0, failed: 0, rolledBack: 0, takenBack: 0, batch: 1 } })
  await fill('First copies of warm VMs began', '2026-03-07 08:00')
  await fill('All warm VMs had a first copy', '2026-03-07 19:30')
  await fill('Last VM created by MTV', 'soon')
  await press('Save')
  expect([field('Last VM created by MTV').getAttribute('aria-invalid'), last('waves.record')]).toEqual(['true', undefined])
  await fill('Last VM created by MTV', '2026-03-08 02:00')
  await press('Save')
  expect(last('waves.record')).toEqual({ window: 'w/2026-03-07', actual: { precopyStartedAt: '2026-03-07T07:00:00.000Z', precopiedAt: '2026-03-07T18:30:00.000Z', startedAt: '2026-03-07T21:00:00.000Z', migratedAt: '2026-03-08T01:00:00.000Z' } })
})

it('shows what finished waves measured beside what is in force, and takes it over', async () => {
  const { rates } = waveSettingsSchema.parse({})
  const warm = { ...rates.warm, host: { best: 200, cautious: 90 } }
  const night = { window: 'w/2026-03-07', vms: 3, copyMib: 4_096, seconds: 3_600, simulated: { low: 1_800, high: 5_400 }, because: 'So it is.' }
  const { calls } = await open(CalibrationPanel, {}, {
    ...STORED,
    'waves.calibrate': { waves: [{ ...night, part: 'precopy', share: 0.5, dailyChangePercent: null }, { ...night, part: 'delta', share: null, dailyChangePercent: 7.5 }], rates: { ...rates, warm, dailyChangePercent: { best: 7.5, cautious: 7.5 } }, batch: null },
  })
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent.trim()))
  expect(rows.map((row) => [row[0], row.length > 3 ? row[6] : row[2]])).toEqual([
    ['w/2026-03-07', '50 % of the best rates'], ['w/2026-03-07', '7.5 % of change in a day'],
    ['Warm, one host', '200 best, 90 to be counted on'], ['Change in a day, of what is used', '7.5 % best, 7.5 % to be counted on'],
  ])
  await press('Adopt the measured rates')
  expect(calls.filter(({ name }) => name === 'waves.calibrate')).toContainEqual({ name: 'waves.calibrate', input: { isAdopted: true } })
})
