import type { z } from 'zod'
import type { waveEditSchema } from '#shared/contract/wave-edits.ts'
import type { CommandArguments } from './command.ts'

/** Words of `portolan waves` that change a schedule by hand, with what follows each. */
export const WAVE_EDITS = {
  move: 'VM WINDOW',
  pin: 'VM [--off]',
  lock: 'WINDOW [--off]',
  split: 'WINDOW [--into WINDOW] [--vm VM]...',
  merge: 'WINDOW INTO',
  insert: 'DATE START END',
} as const

export type WaveEditWord = keyof typeof WAVE_EDITS

/** The edit that the command line means; null where a word is missing or too many. */
export function waveEditOf(word: WaveEditWord, args: CommandArguments): z.input<typeof waveEditSchema> | null {
  const [, first, second, third] = args.positionals
  if (first === undefined || args.positionals.length !== POSITIONALS[word]) return null
  const isOn = !args.flag('off')
  switch (word) {
    case 'move':
      return { do: 'move', vms: [first], window: second ?? '' }
    case 'pin':
      return { do: 'pin', vms: [first], isPinned: isOn }
    case 'lock':
      return { do: 'lock', window: first, isLocked: isOn }
    case 'split': {
      const into = args.text('into')
      const vms = [...args.texts('vm')]
      return { do: 'split', window: first, ...(into === undefined ? {} : { into }), ...(vms.length === 0 ? {} : { vms }) }
    }
    case 'merge':
      return { do: 'merge', window: first, into: second ?? '' }
    case 'insert':
      return { do: 'insert', date: first, start: second ?? '', end: third ?? '' }
  }
}

/** With the word itself. */
const POSITIONALS: Readonly<Record<WaveEditWord, number>> = { move: 3, pin: 2, lock: 2, split: 2, merge: 3, insert: 4 }
