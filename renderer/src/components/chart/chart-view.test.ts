// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { chartMessages } from './messages.ts'
import ChartView from './ChartView.vue'

// happy-dom has no canvas: the end-to-end tests see the picture drawn.
function setUp() {
  const texts = createI18n({ legacy: false, locale: 'en', messages: { en: { chart: chartMessages, frame: { states: { loading: 'Loading' } } } } })
  return mount(ChartView, {
    props: {
      title: 'Wanted',
      option: { series: [{ type: 'bar', data: [1] }] },
      table: { columns: [{ title: 'Class' }, { title: 'TiB', isNumber: true }], rows: [['fast', 1234.567], ['slow', null]] },
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

  it('names its columns and rows for who hears it', () => {
    const wrapper = setUp()
    expect(wrapper.get('caption').text()).toBe('Wanted')
    expect(wrapper.findAll('th[scope=col]')).toHaveLength(2)
    expect(wrapper.findAll('th[scope=row]')).toHaveLength(2)
  })
})
