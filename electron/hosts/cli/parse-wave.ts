import { UsageError } from './command.ts'

/** The number of a wave as an input of calls; nothing where none is named. */
export function parseWave(text: string | undefined): { readonly wave?: number } {
  if (text === undefined) return {}
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`--wave takes the number of a wave, from 1 on, not "${text}"`)
  return { wave: Number(text) }
}
