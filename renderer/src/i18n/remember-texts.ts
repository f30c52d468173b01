import type { Composer } from 'vue-i18n'

/** A text of the messages: what stands there, and between it the names of what is put in. */
interface Template {
  /** One more than there are names. */
  readonly texts: readonly string[]
  readonly names: readonly string[]
}

/** What is known of one language, by key; null: the library makes it. */
interface Known {
  readonly texts: Map<string, string>
  readonly templates: Map<string, Template | null>
}

/** Words in braces, and nothing else that means something to the library: no places of a list, plural forms, links to other texts, or signs that are quoted. */
const SIMPLE = /^(?:[^{}@|%\\]|\{[A-Za-z]\w*\})*$/
const NAME = /\{(\w+)\}/

/**
 * Has texts made by `plain`, the library's own, only where it takes it: what stands for itself is kept for each language, and what only has words put in is
 * put together here. A screen writes thousands of texts, and the library takes 15 to 20 µs of the processor for each.
 */
export function rememberTexts({ locale, getLocaleMessage }: Pick<Composer, 'locale' | 'getLocaleMessage'>, plain: Composer['t']): Composer['t'] {
  const languages = new Map<string, Known>()
  const write = plain as (...written: readonly unknown[]) => string // its overloads take what it is given here

  function knownOf(language: string): Known {
    const known = languages.get(language)
    if (known !== undefined) return known
    const fresh = { texts: new Map<string, string>(), templates: new Map<string, Template | null>() }
    languages.set(language, fresh)
    return fresh
  }

  function templateOf(language: string, key: string): Template | null {
    const { templates } = knownOf(language)
    const known = templates.get(key)
    if (known !== undefined) return known
    const made = parse(messageOf(getLocaleMessage(language), key))
    templates.set(key, made)
    return made
  }

  return ((key: string, ...rest: readonly unknown[]) => {
    // Whoever writes a text is drawn anew where the language changes.
    const language = locale.value
    const [named] = rest
    if (rest.length === 0) {
      const { texts } = knownOf(language)
      const known = texts.get(key)
      if (known !== undefined) return known
      const text = write(key)
      texts.set(key, text)
      return text
    }
    if (rest.length === 1 && isNamed(named)) {
      const template = templateOf(language, key)
      if (template !== null && template.names.every((name) => isPlain(named[name]))) return fill(template, named)
    }
    return write(key, ...rest)
  }) as Composer['t'] // the library's own overloads
}

/** Null where it is left to the library. */
function parse(message: unknown): Template | null {
  if (typeof message !== 'string' || !SIMPLE.test(message)) return null
  const parts = message.split(NAME)
  return { texts: parts.filter((_, index) => index % 2 === 0), names: parts.filter((_, index) => index % 2 === 1) }
}

function fill({ texts, names }: Template, named: Readonly<Record<string, unknown>>): string {
  return names.reduce((text, name, index) => `${text}${String(named[name])}${texts[index + 1] ?? ''}`, texts[0] ?? '')
}

function messageOf(messages: unknown, key: string): unknown {
  return key.split('.').reduce((found: unknown, part) => (typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>)[part] : undefined), messages)
}

/** Numbers that come alone choose a plural form, and lists are put in by their places. */
function isNamed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What reads the same to everybody; the library has words of its own for what is missing. */
function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
