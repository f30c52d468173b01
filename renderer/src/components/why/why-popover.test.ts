// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import { whyMessages } from './messages.ts'
import type { Explanation } from './why-term.ts'
import WhyPopover from './WhyPopover.vue'

const EXPLANATION: Explanation = {
  title: 'Capacity wanted of fast',
  terms: [
    { label: 'DS01', value: 1_048_576, unit: 'MiB', source: 'Inventory' },
    { label: 'DS02', value: 512, unit: 'MiB' },
    { label: 'VLAN', value: null },
    { label: 'VMs', value: 12, unit: 'VMs' },
  ],
  total: { label: 'Total', value: 1_049_088, unit: 'MiB' },
  reasons: [{ code: 'default-class', message: 'It is the default.' }],
  confidence: 'low',
}

function setUp(explanation = EXPLANATION) {
  const texts = createI18n({ legacy: false, locale: 'en', messages: { en: { why: whyMessages } } })
  const wrapper = mount(WhyPopover, { props: { ...explanation }, attachTo: document.body, global: { plugins: [texts] } })
  const button = wrapper.get('button')
  const popover = (): HTMLElement | null => document.body.querySelector('[role=dialog]')
  const open = async (): Promise<HTMLElement> => {
    await button.trigger('click')
    await new Promise((settled) => setTimeout(settled))
    const element = popover()
    if (element === null) throw new Error('The popover is not open.')
    return element
  }
  return { wrapper, button, popover, open }
}

const press = (element: HTMLElement, key: string): boolean => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

describe('the why popover', () => {
  it('is closed until it is asked for, and its button says what of', () => {
    const { button, popover } = setUp()
    expect(popover()).toBeNull()
    expect(button.attributes()).toMatchObject({ 'aria-expanded': 'false', 'aria-haspopup': 'dialog', 'aria-label': 'Why: Capacity wanted of fast' })
    expect(button.attributes('aria-controls')).toBeUndefined()
  })

  it('shows terms, total, reasons and confidence, and takes the focus', async () => {
    const { button, open } = setUp()
    const popover = await open()
    expect(button.attributes()).toMatchObject({ 'aria-expanded': 'true', 'aria-controls': popover.id })
    expect(document.getElementById(popover.getAttribute('aria-labelledby') ?? '')?.textContent.trim()).toBe(EXPLANATION.title)
    expect(document.activeElement).toBe(popover)
    const rows = [...popover.querySelectorAll('tbody tr, tfoot tr')].map((row) => [...row.children].map((cell) => cell.textContent.trim()))
    expect(rows).toEqual([
      ['DS01', '1 TiB', 'Inventory'],
      ['DS02', '512 MiB', ''],
      ['VLAN', 'not stated', ''],
      ['VMs', '12 VMs', ''],
      ['Total', '1 TiB', ''],
    ])
    expect(popover.textContent).toContain('It is the default. default-class')
    expect(popover.textContent).toContain('Low confidence')
  })

  it.each(['Escape', 'Tab'])('closes by %s and gives the focus back', async (key) => {
    const { button, popover, open } = setUp()
    press(await open(), key)
    await new Promise((settled) => setTimeout(settled))
    expect(popover()).toBeNull()
    expect(button.attributes('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button.element)
  })

  it('closes by a second click, and by a click elsewhere', async () => {
    const { button, popover, open } = setUp()
    await open()
    await button.trigger('click')
    expect(popover()).toBeNull()
    await open()
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await new Promise((settled) => setTimeout(settled))
    expect(popover()).toBeNull()
  })

  it('can be the value itself, whose name is then the value and what it is', async () => {
    const texts = createI18n({ legacy: false, locale: 'en', messages: { en: { why: whyMessages } } })
    const terms = [{ label: 'Nodes', value: 3, operation: '+' as const }, { label: 'Spare', value: 1, operation: '-' as const }]
    const wrapper = mount(WhyPopover, { props: { title: 'Workers', terms }, slots: { default: '14' }, attachTo: document.body, global: { plugins: [texts] } })
    const button = wrapper.get('button')
    expect([button.attributes('aria-label'), button.text()]).toEqual([undefined, '14 (Why: Workers)'])
    await button.trigger('click')
    expect([...document.body.querySelectorAll('[role=dialog] td:nth-child(2)')].map((cell) => cell.textContent.trim())).toEqual(['+ 3', '− 1'])
  })

  it('asks when it is opened, each time anew, and says where it cannot be told', async () => {
    const ask = vi.fn<NonNullable<Explanation['ask']>>()
    ask.mockResolvedValueOnce({ ok: false, error: { code: 'internal', message: 'The connection was lost.', details: {} } })
    ask.mockResolvedValueOnce({ ok: true, value: { terms: [{ label: 'Class', value: 'fast' }], reasons: [{ code: 'rule', message: 'A rule says so.' }] } })
    const { button, open } = setUp({ title: 'Destination of DS01', confidence: 'decided', ask })
    expect(ask).not.toHaveBeenCalled()
    const failed = await open()
    expect(failed.querySelector('[role=alert]')?.textContent.trim()).toBe('The connection was lost. Close this and open it again to ask once more.')
    await button.trigger('click')
    const told = await open()
    expect(told.textContent).toContain('A rule says so.')
    expect(told.querySelector('tbody td')?.textContent.trim()).toBe('fast')
    expect(told.querySelector('[role=alert]')).toBeNull()
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('has no empty table, list or sentence', async () => {
    const popover = await setUp({ title: 'Nothing more to say' }).open()
    expect(popover.querySelector('table, ul, .confidence')).toBeNull()
  })
})
