import { inject, type InjectionKey } from 'vue'
import type { Client, Outcome } from '#shared/contract/api-types.ts'
import type { Api } from '#shared/contract/api.ts'
import type { AppWish } from '#shared/contract/app-wishes.ts'
import type { HostInfo, JobOutcome, UploadedFile } from '#shared/contract/host-info.ts'

export type { HostInfo, JobOutcome, UploadedFile } from '#shared/contract/host-info.ts'

export interface UploadOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (sentBytes: number) => void
}

/** What a browser cannot do; null where the host is one. */
export interface HostCapabilities {
  /** The folder's path, or null where the person chose none. */
  readonly chooseFolder: (() => Promise<string | null>) | null
  /** Whether report.export can write a PDF: where it cannot, a report is printed from a browser. */
  readonly canPrintPdf: boolean
  readonly revealInFolder: ((path: string) => Promise<void>) | null
  /** A project file's path, to open or to make. */
  readonly choosePath: ((kind: 'project-open' | 'project-new') => Promise<string | null>) | null
  /** Hears what is asked of the window rather than of its page, by a menu or with a file from the system. */
  readonly onWish: ((listener: (wish: AppWish) => void) => void) | null
}

/** What shows this page: a desktop window or a browser with a server behind it. Nothing here rejects. */
export interface Host {
  readonly invoke: Client<Api>
  /** Hands a file over that the person chose; the answer's path is what inventory.import takes. */
  upload(file: File, options?: UploadOptions): Promise<Outcome<UploadedFile>>
  /** Saves what the backend put at a `download:` path. */
  download(path: string, fileName: string): Promise<Outcome<null>>
  info(): Promise<Outcome<HostInfo>>
  /** How calls ended that no page was listening to. */
  lastJobs(): Promise<Outcome<readonly JobOutcome[]>>
  readonly capabilities: HostCapabilities
  /**
   * From now on calls are about the project that the page shows: where another page opened another one, they are
   * refused (conflict, reason `project`) and `whenOther` is called.
   */
  holdTo(shownProject: () => string | null, whenOther: () => void): void
}

/**
 * Why a call is withdrawn of which nobody wants to hear any more, not even how it ended: the reason to abort its signal with. In a browser it gives
 * its connection free at once then, of which there are few; otherwise it has it until the backend has told its end.
 */
export const NOBODY_WAITS = 'nobody waits'

/** Whether a call was refused because another project is open than the one that the page shows. */
export function isAboutOtherProject(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && outcome.error.code === 'conflict' && outcome.error.details['reason'] === 'project'
}

export const HOST: InjectionKey<Host> = Symbol('host')

/** The host of this page; the app provides it before anything is mounted. */
export function useHost(): Host {
  const host = inject(HOST)
  if (host === undefined) throw new Error('No host is provided.')
  return host
}
