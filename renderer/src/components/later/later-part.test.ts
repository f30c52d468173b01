// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, useTemplateRef } from 'vue'
import LaterPart from './LaterPart.vue'
import { useFirstRows } from './use-first-rows.ts'

/** Longer than a screen needs to have rested. */
const RESTED_MS = 2_000
let observed: { readonly tell: (isIntersecting: boolean) => void; isEnded: boolean }[]

class Observer {
  readonly #entry: (typeof observed)[number]
  constructor(tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
    this.#entry = { tell: (isIntersecting) => tell([{ isIntersecting }]), isEnded: false }
  }
  observe(): void { observed.push(this.#entry) }
  disconnect(): void { this.#entry.isEnded = true }
}

const part = (): VueWrapper => mount(LaterPart, { props: { heightPx: 500 }, slots: { default: '<p>Here</p>' } })
/** A list of numbers with room for three at first. */
const list = defineComponent({
  props: { count: { type: Number, required: true } },
  setup(props) {
    const { drawn, left, draw } = useFirstRows(() => Array.from({ length: props.count }, (_, index) => index), 3, useTemplateRef<HTMLElement>('rest'))
    return () => h('div', { onClick: draw }, [...drawn.value.map((row) => h('p', row)), ...(left.value > 0 ? [h('i', { ref: 'rest' }, left.value)] : [])])
  },
})
const rowsOf = (wrapper: VueWrapper): string => wrapper.findAll('p, i').map((element) => element.text()).join(' ')
const isDrawn = (wrapper: VueWrapper): boolean => wrapper.find('p').exists()

describe('a part below the window', () => {
  beforeEach(() => {
    observed = []
    vi.useFakeTimers()
    vi.stubGlobal('IntersectionObserver', Observer)
    vi.stubGlobal('requestIdleCallback', (act: () => void) => Number(setTimeout(act)))
    vi.stubGlobal('cancelIdleCallback', clearTimeout)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('has its height at first and nothing else, and is drawn for good once it is scrolled to', async () => {
    const wrapper = part()
    expect(isDrawn(wrapper)).toBe(false)
    expect(wrapper.get<HTMLElement>('.later').element.style.height).toBe('500px')
    observed[0]?.tell(false)
    await nextTick()
    expect(isDrawn(wrapper)).toBe(false)
    observed[0]?.tell(true)
    await nextTick()
    expect(isDrawn(wrapper)).toBe(true)
    expect(wrapper.find('.later').exists()).toBe(false)
    expect(observed.map(({ isEnded }) => isEnded)).toEqual([true])
    wrapper.unmount()
  })

  it.each([
    ['once the screen has rested', async () => { await vi.advanceTimersByTimeAsync(RESTED_MS) }],
    ['for who prints sooner', async () => { window.dispatchEvent(new Event('beforeprint')); await nextTick() }],
  ] as const)('is drawn %s', async (_when, happen) => {
    const wrapper = part()
    await happen()
    expect(isDrawn(wrapper)).toBe(true)
    wrapper.unmount()
  })

  it('leaves nothing behind where its screen goes away before', async () => {
    const wrapper = part()
    await nextTick()
    wrapper.unmount()
    expect(vi.getTimerCount()).toBe(0)
    expect(observed.map(({ isEnded }) => isEnded)).toEqual([true])
  })

  it.each([
    ['all of a list that there is room for', 3, '0 1 2', '0 1 2'],
    ['what there is room for, and all once the rest is scrolled to', 5, '0 1 2 2', '0 1 2 3 4'],
  ] as const)('has of its rows %s', async (_what, count, first, then) => {
    const wrapper = mount(list, { props: { count } })
    expect(rowsOf(wrapper)).toBe(first)
    await nextTick()
    observed[0]?.tell(true)
    await nextTick()
    expect(rowsOf(wrapper)).toBe(then)
    wrapper.unmount()
  })

  it('has all rows for who goes to one of them, and those that come later', async () => {
    const wrapper = mount(list, { props: { count: 4 } })
    await wrapper.trigger('click')
    expect(rowsOf(wrapper)).toBe('0 1 2 3')
    await wrapper.setProps({ count: 6 })
    expect(rowsOf(wrapper)).toBe('0 1 2 3 4 5')
    wrapper.unmount()
  })

  it('is drawn at once where the browser does not tell when it rests', () => {
    vi.stubGlobal('requestIdleCallback', undefined)
    const wrapper = part()
    expect(isDrawn(wrapper)).toBe(true)
    wrapper.unmount()
  })
})
