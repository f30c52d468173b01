// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it } from 'vitest'
import { SCREENS } from '#renderer/app/screens.ts'
import { createTexts } from '#renderer/i18n/create-i18n.ts'
import { messages } from '#renderer/i18n/languages/en.ts'
import { usePreferences } from '#renderer/stores/preferences.ts'
import { readPreferences } from '#renderer/stores/stored-preferences.ts'
import { tourMessages } from './messages.ts'
import TourCard from './TourCard.vue'
import { TOUR_STEPS, useTour } from './use-tour.ts'

afterEach(() => localStorage.clear())

/** A page with a button that has the focus, and the tour where it runs. */
function open() {
  const pinia = createPinia()
  const Root = { components: { TourCard }, setup: () => ({ tour: useTour() }), template: '<main id="content" tabindex="-1"><button id="work">Work</button></main><TourCard v-if="tour.step !== null" />' }
  const wrapper = mount(Root, { global: { plugins: [pinia, createTexts('en', messages)] }, attachTo: document.body })
  document.getElementById('work')?.focus()
  const press = async (label: string) => {
    const button = wrapper.findAll('button').find((found) => found.text() === label)
    button?.element.focus()
    await button?.trigger('click')
    await flushPromises()
  }
  return { wrapper, tour: useTour(pinia), preferences: usePreferences(pinia), press }
}
const focused = (): string | undefined => document.activeElement?.id || document.activeElement?.tagName

it('is offered once, without taking the focus, and kept as seen when it is skipped', async () => {
  const { wrapper, tour, press } = open()
  tour.offer()
  await flushPromises()
  expect([wrapper.find('section').attributes('aria-label'), focused()]).toEqual(['Tour', 'work'])
  await press('Skip the tour')
  expect(wrapper.find('section').exists()).toBe(false)
  expect(readPreferences(localStorage).hasSeenTour).toBe(true)
  tour.offer()
  expect(tour.step).toBeNull()
})

it('goes through all steps and back, with the focus on what is new, and leaves it where it was', async () => {
  const { wrapper, tour, preferences, press } = open()
  preferences.hasSeenTour = true
  tour.begin()
  await flushPromises()
  const seen = [wrapper.get('h2').text()]
  expect(wrapper.findAll('dt').map((term) => term.text())).toEqual(SCREENS.flatMap(({ route, step }) => (step === undefined ? [] : [messages.frame.steps[route.name as keyof typeof messages.frame.steps]])))
  for (let step = 1; step < TOUR_STEPS.length; step += 1) {
    await press('Next')
    seen.push(wrapper.get('h2').text())
    expect(focused()).toBe('H2')
  }
  expect(seen).toEqual(Object.values(tourMessages.steps).map(({ title }) => title))
  expect(wrapper.text()).toContain('Step 5 of 5')
  await press('Back')
  expect(wrapper.get('h2').text()).toBe(seen.at(-2))
  await press('Next')
  await press('Done')
  expect([tour.step, focused()]).toEqual([null, 'work'])
})

it('ends by Esc, and the focus goes to the page where what opened it is gone', async () => {
  const { wrapper, tour } = open()
  tour.begin()
  await flushPromises()
  document.getElementById('work')?.remove()
  await wrapper.get('h2').trigger('keydown', { key: 'Escape' })
  await flushPromises()
  expect([tour.step, focused()]).toEqual([null, 'content'])
})
