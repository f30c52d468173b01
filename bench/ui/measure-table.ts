import type { Page } from '@playwright/test'
import { awaitAnswer } from './page-probe.ts'
import { median, type Verdict } from './verdict.ts'

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
const EXPRESSIONS = ['vcpus > 4', 'name ~ db and powerState = poweredOn', 'memoryMib >= 8192 and not isTemplate', 'guestOs ~ windows or guestOs ~ red']
const ANSWER_BUDGET_MS = 150
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
export async function measureAnswers(page: Page, rounds: number, reset: () => Promise<void>): Promise<Verdict[]> {
  console.log('\n| From key or click to the painted result | First, ms | Median, ms | Best, ms | Worst, ms | Rows at the end |\n|---|---:|---:|---:|---:|---:|')
  const verdicts: Verdict[] = []
  for (const action of ACTIONS) {
    await reset()
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      await action.before?.(page)
      times.push(await answered(page, action.from, () => action.act(page, round)))
    }
    const [worst, rows] = [Math.max(...times), Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1]
    console.log(`| ${action.title} | ${(times[0] ?? Number.NaN).toFixed(0)} | ${median(times).toFixed(0)} | ${Math.min(...times).toFixed(0)} | ${worst.toFixed(0)} | ${rows.toLocaleString('en')} |`)
    verdicts.push({ figure: action.title, limit: `${String(ANSWER_BUDGET_MS)} ms, each time`, measured: `worst ${worst.toFixed(0)} ms, median ${median(times).toFixed(0)}`, isMet: worst <= ANSWER_BUDGET_MS })
  }
  return verdicts
}

async function answered(page: Page, from: Action['from'], act: () => Promise<void>): Promise<number> {
  await page.evaluate(awaitAnswer, from)
  await act()
  return page.evaluate(() => window.benchAnswer)
}
