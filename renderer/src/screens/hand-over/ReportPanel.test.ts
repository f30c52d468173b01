// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { type Host, HOST } from '#renderer/api/host.ts'
import { useChosenScenario } from '#renderer/stores/chosen-scenario.ts'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import { handOverMessages } from './messages.ts'
import ReportPanel from './ReportPanel.vue'

type Answer = (input: Record<string, unknown>) => Outcome<unknown> | Promise<Outcome<unknown>>

const written = (path: string): Outcome<unknown> => ({ ok: true, value: { scenario: 'Defaults', files: [{ format: 'workbook', path, bytes: 1 }], emptyTables: [] } })
const failed = (code: ErrorData['code'], details: ErrorData['details'] = {}): Outcome<never> => ({ ok: false, error: { code, message: `It failed: ${code}.`, details } })

/** The panel over a host that answers an export as a test says. */
function open(answer: Answer, capabilities: Partial<Host['capabilities']> = {}, scenarios: readonly string[] = [], looked: string | null = null) {
  const inputs: Record<string, unknown>[] = []
  const downloads: string[][] = []
  const host = {
    invoke: async (name: string, input: Record<string, unknown>) => {
      if (name === 'sizing.scenarios') return { ok: true, value: { scenarios: scenarios.map((one) => ({ name: one, inputs: {} })), defaults: {} } }
      inputs.push(input)
      return answer(input)
    },
    download: (path: string, fileName: string) => Promise.resolve({ ok: true, value: downloads.push([path, fileName]) && null }),
    capabilities: { canPrintPdf: false, chooseFolder: null, revealInFolder: null, choosePath: null, onWish: null, ...capabilities },
  } as unknown as Host // what the panel asks for
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { handOver: handOverMessages } } })
  const pinia = createPinia()
  const wrapper = mount(ReportPanel, { global: { stubs: { RouterLink: true }, plugins: [pinia, i18n], provide: { [HOST as symbol]: host } }, attachTo: document.body })
  useChosenScenario(pinia).name = looked
  return { wrapper, inputs, downloads }
}

async function press(wrapper: VueWrapper, label: string): Promise<void> {
  const button = wrapper.findAll('button').find((one) => one.text() === label)
  if (button === undefined) throw new Error(`There is no button "${label}".`)
  await button.trigger('click')
  await flushPromises()
}

describe('the panel of workbook and report', () => {
  it('downloads in a browser', async () => {
    const { wrapper, inputs, downloads } = open(() => written('download:1/Estate.xlsx'))
    await press(wrapper, 'Workbook (xlsx)')
    expect(inputs).toEqual([{ workbook: 'download:', force: false }])
    expect(downloads).toEqual([['download:1/Estate.xlsx', 'Estate.xlsx']])
    expect(wrapper.get('[role=alert]').text()).toContain('Estate.xlsx is downloaded.')
    await press(wrapper, 'Dismiss')
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
  })

  it('writes into a folder that the person chose, and replaces what is there only when told to', async () => {
    const { wrapper, inputs } = open(({ force, html }) => (force === true ? written(String(html)) : failed('conflict', { reason: 'exists' })), { chooseFolder: () => Promise.resolve('/home/me') })
    await press(wrapper, 'Report (HTML)')
    expect(wrapper.get('[role=alert]').text()).toContain('/home/me/portolan.html is there already.')
    await press(wrapper, 'Replace it')
    expect(inputs.map(({ force }) => force)).toEqual([false, true])
    expect(wrapper.get('[role=alert]').text()).toContain('Written to /home/me/portolan.html.')
  })

  it('does nothing where no folder was chosen, and says why something failed', async () => {
    const none = open(() => written('x'), { chooseFolder: () => Promise.resolve(null) })
    await press(none.wrapper, 'Tables (CSV)')
    expect(none.inputs).toEqual([])
    const bad = open(() => failed('io'))
    await press(bad.wrapper, 'Tables (JSON)')
    expect(bad.wrapper.get('[role=alert]').text()).toContain('It failed: io.')
  })

  it('is about the scenario that was looked at last, where it is still there', async () => {
    const chosen = open(() => written('download:1/x'), {}, ['Lean', 'Safe'], 'Safe')
    await flushPromises()
    await press(chosen.wrapper, 'Tables (JSON)')
    const gone = open(() => written('download:1/x'), {}, ['Lean'], 'Safe')
    await flushPromises()
    await press(gone.wrapper, 'Tables (JSON)')
    expect([...chosen.inputs, ...gone.inputs].map(({ scenario }) => scenario)).toEqual(['Safe', 'Lean'])
  })

  it('offers a PDF where the host can print', async () => {
    const desktop = open(({ pdf }) => written(String(pdf)), { canPrintPdf: true, chooseFolder: () => Promise.resolve('/home/me') })
    await press(desktop.wrapper, 'Report (PDF)')
    expect(desktop.inputs).toEqual([{ pdf: '/home/me/portolan.pdf', force: false }])
    const web = open(() => written('x'))
    expect(web.wrapper.text()).not.toContain('Report (PDF)')
  })

  it('can be cancelled while it runs', async () => {
    let end: (outcome: Outcome<unknown>) => void = () => undefined
    const { wrapper } = open(() => new Promise((resolve) => { end = resolve }))
    await press(wrapper, 'Workbook (xlsx)')
    expect(wrapper.get('[role=status]').text()).toBe('Gathering: 0 of 0')
    await press(wrapper, 'Cancel')
    end(failed('cancelled'))
    await flushPromises()
    expect(wrapper.get('[role=alert]').text()).toBe('Nothing was written: it was cancelled.')
  })
})
