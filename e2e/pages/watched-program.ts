import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What Node is told before a program so that each connection beyond this machine is told among the program's errors, and not made. */
export const WATCHED: readonly string[] = ['--import', pathToFileURL(path.join(import.meta.dirname, 'watch-connections.mjs')).href]

/** The connections that a program tried to make, by what it said among its errors. */
export function connectionsBeyond(errors: string): string[] {
  return errors.match(/^Connection beyond this machine: .+$/gm) ?? []
}
