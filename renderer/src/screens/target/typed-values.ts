/** What is typed where a number belongs: the number, nothing where nothing is typed, or the text as it is, so that its field is named. */
export function numberOf(text: string): number | string | undefined {
  const typed = text.trim()
  if (typed === '') return undefined
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(typed) ? Number(typed) : typed
}

export function textOf(number: number | undefined): string {
  return number === undefined ? '' : String(number)
}

/** A field, where there is something in it. */
export function stated(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value }
}

/** Those of the fields in which there is something. */
export function statedOf(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** What is typed into a field that may be left empty; nothing where it is. */
export function wordOf(text: string): string | undefined {
  return text.trim() || undefined
}
