/** Texts of a language, an object a screen or part. */
export interface Texts {
  readonly [key: string]: string | Texts
}

/** All of them by their keys, with dots for steps down. */
export function textsByKey(texts: Texts, above = ''): Map<string, string> {
  return new Map(Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[`${above}${key}`, value] as const] : [...textsByKey(value, `${above}${key}.`)])))
}
