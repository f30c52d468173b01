import type { Page } from '@playwright/test'
import { busiestTaskMs } from './busiest-task.ts'
import { awaitAnswer, type FrameTimes, watchFrames } from './page-probe.ts'

/** One thing that a person does, and the milliseconds until its result was painted, each time. */
export interface Answered {
  readonly title: string
  readonly times: readonly number[]
  readonly matching: number
}

export interface Scrolled extends FrameTimes {
  readonly title: string
  /** The most milliseconds of processor time that one task of the page took, which other programs do not lengthen. */
  readonly busiestMs: number
}

interface Action {
  readonly title: string
  /** What the time begins with. */
  readonly from: 'click' | 'keydown' | 'input'
  /** Brings the table to where the action begins; not measured. */
  readonly before?: (page: Page) => Promise<void>
  readonly act: (page: Page, round: number) => Promise<void>
}

const title = (page: Page, name: string) => page.getByRole('columnheader', { name }).getByRole('button', { name, exact: true }).first()
const filter = (page: Page) => page.getByRole('combobox', { name: 'Filter expression' })
const search = (page: Page) => page.getByRole('textbox', { name: 'Search in all columns' })
const EXPRESSIONS = ['vcpus > 4', 'name ~ sql and powerState = poweredOn', 'memoryMib >= 8192 and not isTemplate', 'guestOs ~ windows or guestOs ~ red']
const WORDS = ['s', 'w', 'd', 'p']

const ACTIONS: readonly Action[] = [
  { title: 'Sort by name, then the other way (click)', from: 'click', act: (page) => title(page, 'Name').click() },
  { title: 'Sort by memory, then the other way (click)', from: 'click', act: (page) => title(page, 'Memory').click() },
  {
    title: 'Filter by an expression (Enter)',
    from: 'keydown',
    before: async (page) => { await filter(page).focus() },
    act: async (page, round) => {
      await filter(page).fill(EXPRESSIONS[round % EXPRESSIONS.length] ?? '')
      await page.keyboard.press('Enter')
    },
  },
  {
    title: 'Search: the first letter typed',
    from: 'keydown',
    before: async (page) => {
      if ((await search(page).inputValue()) !== '') await answered(page, 'input', () => search(page).fill(''))
      await search(page).focus()
    },
    act: (page, round) => page.keyboard.press(WORDS[round % WORDS.length] ?? 's'),
  },
  {
    title: 'Choose a value of a column (click)',
    from: 'click',
    before: async (page) => {
      if (!(await page.getByRole('dialog', { name: 'Choose values of Power' }).isVisible())) await page.getByRole('button', { name: /^Choose values of Power/ }).click()
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
    },
    act: (page) => page.getByRole('dialog').getByRole('checkbox').first().click(),
  },
  {
    title: 'Narrow the scope to a source, and widen it again (click)',
    from: 'click',
    before: async (page) => {
      await page.keyboard.press('Escape')
      const options = page.locator('.n-base-select-option')
      // The list goes away by and by; a click on one that goes would be lost.
      await options.first().waitFor({ state: 'hidden' })
      await page.getByRole('region', { name: 'Scope' }).locator('.n-base-selection').first().click()
      await options.first().waitFor()
    },
    act: (page) => page.locator('.n-base-select-option').first().click(),
  },
]

/** Does each thing so many times, one after the other. */
export async function measureAnswers(page: Page, rounds: number, reset: () => Promise<void>): Promise<Answered[]> {
  const results: Answered[] = []
  for (const action of ACTIONS) {
    await reset()
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      await action.before?.(page)
      times.push(await answered(page, action.from, () => action.act(page, round)))
    }
    results.push({ title: action.title, times, matching: Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1 })
  }
  return results
}

async function answered(page: Page, from: Action['from'], act: () => Promise<void>): Promise<number> {
  await page.evaluate(awaitAnswer, from)
  await act()
  return page.evaluate(() => window.benchAnswer)
}

const WHEEL_TURNS = 120
const WHEEL_PIXELS = 240
const DRAG_STEPS = 240

/** Scrolls by the wheel and by the bar, and takes the time of every frame. */
export async function measureScrolling(page: Page, reset: () => Promise<void>): Promise<Scrolled[]> {
  const results: Scrolled[] = []
  for (const [title, scroll] of [['Turn the wheel', turnWheel], ['Drag the bar from end to end', dragBar]] as const) {
    await reset()
    await page.evaluate(watchFrames)
    await scroll(page)
    const times = await page.evaluate(() => window.benchFrames.stop())
    await reset()
    results.push({ title, ...times, busiestMs: await busiestTaskMs(page, () => scroll(page)) })
  }
  return results
}

async function turnWheel(page: Page): Promise<void> {
  await page.getByRole('gridcell').first().hover()
  for (let turn = 0; turn < WHEEL_TURNS; turn++) await page.mouse.wheel(0, WHEEL_PIXELS)
}

async function dragBar(page: Page): Promise<void> {
  const box = await page.getByRole('grid').boundingBox()
  if (box === null) throw new Error('The table is not shown.')
  const bar = { x: box.x + box.width - 7, top: box.y + 20, bottom: box.y + box.height - 20 }
  await page.mouse.move(bar.x, bar.top)
  await page.mouse.down()
  for (let step = 1; step <= DRAG_STEPS; step++) await page.mouse.move(bar.x, bar.top + ((bar.bottom - bar.top) * step) / DRAG_STEPS)
  await page.mouse.up()
  const top = await page.getByRole('grid').evaluate((grid) => grid.scrollTop)
  if (top === 0) throw new Error('The bar was not there to drag.')
}
