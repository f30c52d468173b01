import { UsageError } from './command.ts'

/** The number of an import or snapshot, as "portolan imports" lists it; a UsageError for anything else. */
export function parseId(text: string, what: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`"${text}" is no ${what}; "portolan imports" lists their numbers`)
  return Number(text)
}
