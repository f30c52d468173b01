import type { MenuItemConstructorOptions } from 'electron'
import type { AppPlace } from '#shared/contract/app-wishes.ts'
import type { TroubleWords } from '../file-trouble.ts'
import type { UnpackedFault } from '../find-unpacked-fault.ts'
import type { WORK_CALLS } from '../work-calls.ts'

/** Entries of the menus that do what the system's own do, by Electron's names for them. */
export type SystemRole = NonNullable<MenuItemConstructorOptions['role']>

/** The words of the app around its pages: menus, dialogs, the about box. An ampersand marks the key of an entry. */
export interface DesktopTexts {
  /** As the pages have it, BCP 47. */
  readonly language: keyof AppPlace['labels']
  readonly menus: {
    readonly file: string
    readonly go: string
    readonly view: string
    readonly help: string
    readonly newProject: string
    readonly openProject: string
    readonly openRecent: string
    readonly importFiles: string
    readonly handOver: string
    readonly closeProject: string
    readonly projects: string
    readonly history: string
    readonly licences: string
    readonly log: string
    readonly diagnostics: string
    readonly about: string
    /** Null: Electron's own words, which are English. */
    readonly roles: Readonly<Partial<Record<SystemRole, string>>> | null
  }
  readonly dialogs: { readonly inventories: string; readonly allFiles: string }
  /** Of files that the person chose, dropped, or had the system hand over. */
  readonly files: { readonly onNoDisk: string; readonly cannotRead: (name: string, reason: string) => string; readonly reading: TroubleWords }
  /** Of an app that cannot start. */
  readonly start: { readonly noFolder: (folder: string, reason: string) => string; readonly folderTrouble: TroubleWords; readonly failed: (problem: string, logFile: string) => string }
  readonly work: Readonly<Record<(typeof WORK_CALLS)[number], string>>
  readonly end: { readonly message: (work: string) => string; readonly detail: string; readonly stay: string; readonly quit: string }
  readonly leave: { readonly message: string; readonly detail: string; readonly stay: string; readonly leave: string }
  readonly diagnostics: { readonly message: string; readonly detail: string; readonly copy: string; readonly copyAll: string; readonly cancel: string }
  readonly about: { readonly title: string; readonly message: string; readonly licence: string; readonly close: string; readonly copy: string; readonly licences: string }
  readonly licencesFailed: (file: string, problem: string) => string
  readonly fileMissing: string
  /** Said before the app ends. */
  readonly programChanged: (fault: UnpackedFault) => string
}
