import type { Composer } from 'vue-i18n'
import { GLOSSARY, type GlossaryId } from './glossary.ts'
import { GLOSSARY_LABELS } from './glossary-labels.ts'

type Texts = Pick<Composer, 'locale' | 'getLocaleMessage'>

let texts: Texts | null = null
/** By the messages of a language: the words of its labels. */
const known = new WeakMap<object, ReadonlyMap<string, GlossaryId>>()

/** Says in which language labels are written. Until then no label is explained. */
export function explainBy(written: Texts): void {
  texts = written
}

/** The word of the glossary that a label means in the language of now; null where it means none. */
export function termOf(label: string): GlossaryId | null {
  if (texts === null) return null
  const messages: unknown = texts.getLocaleMessage(texts.locale.value)
  return isBranch(messages) ? (labelsOf(messages).get(label.trim()) ?? null) : null
}

function labelsOf(messages: object): ReadonlyMap<string, GlossaryId> {
  const labels = known.get(messages)
  if (labels !== undefined) return labels
  const read = new Map<string, GlossaryId>()
  for (const id of GLOSSARY) {
    for (const key of GLOSSARY_LABELS[id]) {
      const text = key.split('.').reduce((found: unknown, part) => (isBranch(found) ? Object.entries(found).find(([name]) => name === part)?.[1] : undefined), messages)
      if (typeof text === 'string' && !read.has(text)) read.set(text, id)
    }
  }
  known.set(messages, read)
  return read
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
