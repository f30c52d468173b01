import type { ReadStream } from 'node:tty'
import { UsageError } from '../command.ts'

/** A line longer than this is no password. */
const MOST_CHARACTERS = 4_096

const ENTER = /[\r\n]/
const INTERRUPT = '\u0003'
const END = '\u0004'
const BACKSPACE = /[\u007f\b]/

type Input = NodeJS.ReadStream & Partial<Pick<ReadStream, 'setRawMode'>>

/**
 * A password: typed on the terminal without being shown, or the first line of standard input where that is no terminal.
 * Never from an argument, which every user of the machine could see. Throws UsageError where there is none.
 */
export async function readPassword(prompt: string, input: Input, output: { write(text: string): unknown }, signal: AbortSignal): Promise<string> {
  const isTerminal = input.isTTY
  if (isTerminal) output.write(`${prompt}: `)
  input.setRawMode?.(true)
  input.setEncoding('utf8')
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed = ''
      const finish = (): void => {
        if (typed === '') reject(new UsageError('no password was given: type it when asked, or hand it in on standard input'))
        else resolve(typed)
      }
      const take = (text: string): void => {
        for (const character of text) {
          if (ENTER.test(character)) {
            finish()
            return
          }
          if (isTerminal && (character === INTERRUPT || character === END)) {
            typed = ''
            finish()
            return
          }
          typed = isTerminal && BACKSPACE.test(character) ? typed.slice(0, -1) : typed + character
          if (typed.length > MOST_CHARACTERS) {
            reject(new UsageError('what was handed in as a password is longer than any'))
            return
          }
        }
      }
      input.on('data', take)
      input.once('end', finish)
      input.once('error', reject)
      signal.addEventListener('abort', () => reject(new UsageError('interrupted while the password was asked for')), { once: true })
      input.resume()
    })
  } finally {
    input.removeAllListeners('data')
    input.removeAllListeners('end')
    input.setRawMode?.(false)
    input.pause()
    if (isTerminal) output.write('\n')
  }
}
