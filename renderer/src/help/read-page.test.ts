import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { lexer, type Token, type Tokens } from 'marked'
import { expect, it } from 'vitest'
import { SCREENS } from '#renderer/app/screens.ts'
import { FIRST_LANGUAGE, LANGUAGES } from '#renderer/i18n/languages.ts'
import { GLOSSARY } from './glossary.ts'
import { helpMessages } from './messages.ts'
import { HELP_TOPICS, readPage, topicOf } from './read-page.ts'

const MESSAGES = import.meta.glob<typeof helpMessages>('./messages*.ts', { import: 'helpMessages' })
const endingOf = (language: string): string => (language === FIRST_LANGUAGE ? 'md' : `${language}.md`)

it('has one page a topic in each language, and a name', () => {
  expect(readdirSync(join(import.meta.dirname, 'pages')).sort()).toEqual(LANGUAGES.flatMap((language) => HELP_TOPICS.map((topic) => `${topic}.${endingOf(language)}`)).sort())
  expect(Object.keys(helpMessages.names).sort()).toEqual([...HELP_TOPICS, 'glossary'].sort())
})

it.each(LANGUAGES)('names the pages in %s as the list of topics does, and builds them alike', async (language) => {
  const help = await MESSAGES[`./messages.${endingOf(language).replace('md', 'ts')}`]?.()
  for (const topic of HELP_TOPICS) {
    const page = await readPage(topic, language)
    expect(page.split('\n')[0]).toBe(`# ${help?.names[topic] ?? ''}`)
    expect(shapeOf(page)).toEqual(shapeOf(await readPage(topic, FIRST_LANGUAGE)))
  }
})

/** Its blocks, with how many items or rows each has, and the code in it, which no language has otherwise. */
function shapeOf(page: string): readonly unknown[] {
  const blocks = lexer(page).filter(({ type }) => type !== 'space').map((token) => [token.type, sizeOf(token)])
  return [blocks, page.match(/`[^`]+`/g)]
}

function sizeOf(token: Token): number | null {
  if (token.type === 'list') return (token as Tokens.List).items.length // as its type says
  if (token.type === 'table') return (token as Tokens.Table).rows.length // as its type says
  return null
}

it('has a page about each screen', () => {
  const steps = SCREENS.flatMap(({ route, step, byName }) => (step === undefined && byName === undefined ? [] : [route.name]))
  // What the report is for is said with the rest that is handed over.
  expect(steps.map(topicOf)).toEqual(steps.map((name) => (name === 'report' ? 'handOver' : name)))
  expect([topicOf('snapshotChanges'), topicOf('nowhere')]).toEqual(['import', 'overview'])
})

it('names each word once', () => {
  expect(Object.keys(helpMessages.words)).toEqual([...GLOSSARY])
})
