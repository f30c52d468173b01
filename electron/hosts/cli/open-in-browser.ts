import { spawn } from 'node:child_process'
import process from 'node:process'

/** Opens a link in the default browser. `onFailure` hears where that program is missing; the browser's own trouble it does not. */
export function openInBrowser(link: string, onFailure: () => void): void {
  const [program, args] = OPENERS[process.platform] ?? DESKTOP_OPENER
  spawn(program, [...args, link], { stdio: 'ignore', detached: true }).once('error', onFailure).unref()
}

type Opener = readonly [program: string, args: readonly string[]]

/** Of freedesktop.org's desktops (xdg-utils). */
const DESKTOP_OPENER: Opener = ['xdg-open', []]
const OPENERS: Partial<Record<NodeJS.Platform, Opener>> = {
  darwin: ['open', []],
  // No shell: cmd's "start" would read characters of the link as its own.
  win32: ['rundll32', ['url.dll,FileProtocolHandler']],
}
