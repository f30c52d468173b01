import { apiMessages } from './messages.ts'

type Translate = (key: string, named: Readonly<Record<string, unknown>>) => string

let translate: Translate | null = null

/** The texts of the app, once they are there, for what fails outside any component; null: as before there were any. */
export function sayBy(texts: Translate | null): void {
  translate = texts
}

/** A sentence about a call that failed, in the language of the app; in English before there is one. `named` fills its placeholders. */
export function say(key: keyof typeof apiMessages, named: Readonly<Record<string, string | number>> = {}): string {
  if (translate !== null) return translate(`api.${key}`, named)
  return apiMessages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(named[name] ?? whole))
}
