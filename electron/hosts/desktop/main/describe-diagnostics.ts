/** What tells one installation from another; nothing of a project. */
export interface Installation {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  readonly platform: string
  readonly release: string
  readonly architecture: string
  readonly memoryGib: number
  readonly locale: string
  readonly isPackaged: boolean
}

/** An error as the log begins it: when, its id, the call, and the error's own class. What follows may hold names of the estate. */
const LOG_ENTRY = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) \[([0-9a-f]{8})\] ([\w.-]+): (?:(\w*Error)\b)?/
/** Older ones seldom explain what a person reports today. */
const MAX_ENTRIES = 20

/** The versions of what the app is made of, for its about box. */
export function describeVersions({ version, electron, chromium, node, isPackaged }: Installation): string {
  return [`Portolan ${version}${isPackaged ? '' : ' (not packaged)'}`, `Electron ${electron}`, `Chromium ${chromium}`, `Node ${node}`].join('\n')
}

/**
 * What a person may paste into a report: versions, the machine's kind, and which errors the log holds, without their
 * words, in which names of VMs and paths may stand. `wholeLog` adds those.
 */
export function describeDiagnostics(installation: Installation, log: string, wholeLog: boolean): string {
  const { platform, release, architecture, memoryGib, locale } = installation
  const machine = `System ${platform} ${release} ${architecture}, ${memoryGib} GiB of memory, locale ${locale}`
  return [describeVersions(installation), machine, '', ...(wholeLog ? ['Log:', log.trimEnd()] : ['Errors in the log (time, id, call, kind):', ...listErrors(log)]), ''].join('\n')
}

function listErrors(log: string): string[] {
  const errors = log.split('\n').flatMap((line) => {
    const [, at, id, call, kind] = LOG_ENTRY.exec(line) ?? []
    return at === undefined || id === undefined || call === undefined ? [] : [`${at} ${id} ${call} ${kind ?? 'unknown'}`]
  })
  return errors.length === 0 ? ['none'] : errors.slice(-MAX_ENTRIES)
}
