// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { chartMessages } from './messages.ts'
import ChartView from './ChartView.vue'

// happy-dom has no canvas: the end-to-end tests see the picture drawn.
function setUp(rows: readonly (readonly [string, number | null])[] = [['fast', 1234.567], ['slow', null]]) {
  const texts = createI18n({ legacy: false, locale: 'en', messages: { en: { chart: chartMessages, frame: { states: { loading: 'Loading' } } } } })
  return mount(ChartView, {
    props: {
      title: 'Wanted',
      option: { series: [{ type: 'bar', data: [1] }] },
      table: { columns: [{ title: 'Class' }, { title: 'TiB', isNumber: true }], rows },
    },
    global: { plugins: [texts, createPinia()], stubs: { EChart: true, AsyncComponentWrapper: true } },
  })
}

describe('the chart\'s table', () => {
  it('is there for screen readers while the picture is shown, and seen when asked for', async () => {
    const wrapper = setUp()
    await flushPromises()
    expect(wrapper.get('[role=img]').attributes('aria-label')).toContain('Wanted')
    expect(wrapper.get('.numbers').classes()).toContain('visually-hidden')
    expect(wrapper.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([['fast', '1,234.57'], ['slow', 'not stated']])

    const toggle = wrapper.findAll('button').find((button) => button.text() === 'Show as table')
    expect(toggle?.attributes('aria-pressed')).toBe('false')
    await toggle?.trigger('click')
    expect(wrapper.find('[role=img]').exists()).toBe(false)
    expect(wrapper.get('.numbers').classes()).not.toContain('visually-hidden')
    // A picture that is not drawn cannot be saved.
    expect(wrapper.findAll('button').filter((button) => button.attributes('disabled') !== undefined).map((button) => button.text())).toEqual(['Save as PNG', 'Save as SVG'])
  })

  it('draws of many rows those in sight alone, and says how many there are', async () => {
    const wrapper = setUp(Array.from({ length: 5_000 }, (_, index) => [`class ${String(index)}`, index] as const))
    await flushPromises()
    expect(wrapper.get('caption').text()).toContain('the first 200 of 5,000 rows')
    expect(wrapper.findAll('tbody tr')).toHaveLength(200)
    await wrapper.findAll('button').find((button) => button.text() === 'Show as table')?.trigger('click')
    expect(wrapper.get('table').attributes('aria-rowcount')).toBe('5001')
    expect(wrapper.findAll('tbody tr[aria-rowindex]').length).toBeLessThan(50)
    expect(wrapper.get('[role=region]').attributes('tabindex')).toBe('0')
  })

  it('names its columns and rows for who hears it', () => {
    const wrapper = setUp()
    expect(wrapper.get('caption').text()).toBe('Wanted')
    expect(wrapper.findAll('th[scope=col]')).toHaveLength(2)
    expect(wrapper.findAll('th[scope=row]')).toHaveLength(2)
  })
})
