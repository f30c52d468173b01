import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SCREENS } from '#renderer/app/screens.ts'
import { GLOSSARY } from './glossary.ts'
import { helpMessages } from './messages.ts'
import { HELP_TOPICS, readPage, topicOf } from './read-page.ts'

it('has one page a topic, each with a name and a heading', async () => {
  expect(readdirSync(join(import.meta.dirname, 'pages')).sort()).toEqual([...HELP_TOPICS].map((topic) => `${topic}.md`).sort())
  expect(Object.keys(helpMessages.names).sort()).toEqual([...HELP_TOPICS, 'glossary'].sort())
  for (const topic of HELP_TOPICS) expect(await readPage(topic)).toMatch(/^# \S/)
})

it('has a page about each screen', () => {
  const steps = SCREENS.flatMap(({ route, step, byName }) => (step === undefined && byName === undefined ? [] : [route.name]))
  expect(steps.map(topicOf)).toEqual(steps)
  expect([topicOf('snapshotChanges'), topicOf('nowhere')]).toEqual(['import', 'overview'])
})

it('names each word once', () => {
  expect(new Set(GLOSSARY.map(({ id }) => id)).size).toBe(GLOSSARY.length)
})
