// Nothing runs here: it compiles only where the stand-in takes, answers, holds and tells what Electron's published types say. What it
// lacks of them is not looked at: the app fails on it when it is run.
import type Electron from 'electron'

import type * as StandIn from './electron.ts'
import type { AppEvents } from './life.ts'
import type { ContentsEvents, WindowEvents } from './windows.ts'

/** Of the stand-in alone, for its own parts. */
type Internal = 'allClosed' | 'request'
/** What a listener does is compared by `Tells`. */
type OfEmitters = keyof NodeJS.EventEmitter
type Method = (...given: never[]) => unknown

/** Whether a value of ours is one of Electron's as far as it goes: a method takes what Electron's takes and answers as much, an object has no name that Electron's has not. */
type Fits<Real, Ours> = 0 extends 1 & Ours
  ? false
  : [Ours] extends [never]
    ? false
    : [Real, Ours] extends [(...given: infer Given) => infer RealAnswer, Method]
      ? Ours extends (...given: Given) => infer OurAnswer
        ? Fits<RealAnswer, OurAnswer>
        : false
      : [Real, Ours] extends [Promise<infer RealValue>, Promise<infer OurValue>]
        ? Fits<RealValue, OurValue>
        : [Real, Ours] extends [readonly (infer RealEntry)[], readonly (infer OurEntry)[]]
          ? Fits<RealEntry, OurEntry>
          : [Ours] extends [Real]
            ? true
            : [Real, Ours] extends [object, object]
              ? [Misfits<Real, Ours>] extends [never]
                ? true
                : false
              : false
/** The names of ours that Electron does not have, or has otherwise. */
type Misfits<Real, Ours> = {
  [Name in Exclude<keyof Ours, OfEmitters | Internal>]: Name extends keyof Real ? (Fits<Real[Name], Ours[Name]> extends true ? never : Name) : Name
}[Exclude<keyof Ours, OfEmitters | Internal>]
type Conforms<Real, Ours> = [Misfits<Real, Ours>] extends [never] ? true : Misfits<Real, Ours>

/** The events that ours tells and Electron does not, or not with these facts: Electron's listener would be told at least as much. */
type Mistold<Real, Events> = { [Name in keyof Events]: Events[Name] extends readonly unknown[] ? (Real extends { readonly on: (name: Name, listener: (...told: Events[Name]) => void) => unknown } ? never : Name) : Name }[keyof Events]
type Tells<Real, Events> = [Mistold<Real, Events>] extends [never] ? true : Mistold<Real, Events>

type OfWindow = InstanceType<typeof StandIn.BrowserWindow>

export const CONFORMS: readonly true[] = [
  true satisfies Conforms<Electron.App, typeof StandIn.app>,
  true satisfies Conforms<Electron.BrowserWindow, OfWindow>,
  true satisfies Conforms<Electron.WebContents, OfWindow['webContents']>,
  true satisfies Conforms<Electron.Session, typeof StandIn.session.defaultSession>,
  true satisfies Conforms<typeof Electron.session, typeof StandIn.session>,
  true satisfies Conforms<Electron.Dialog, typeof StandIn.dialog>,
  true satisfies Conforms<Electron.Clipboard, typeof StandIn.clipboard>,
  true satisfies Conforms<Electron.Shell, typeof StandIn.shell>,
  true satisfies Conforms<Electron.Screen, typeof StandIn.screen>,
  true satisfies Conforms<Electron.Protocol, typeof StandIn.protocol>,
  true satisfies Conforms<Electron.IpcMain, typeof StandIn.ipcMain>,
  true satisfies Conforms<typeof Electron.Menu, typeof StandIn.Menu>,
  true satisfies Conforms<typeof Electron.utilityProcess, typeof StandIn.utilityProcess>,
  true satisfies Tells<Electron.App, AppEvents>,
  true satisfies Tells<Electron.BrowserWindow, WindowEvents>,
  true satisfies Tells<Electron.WebContents, ContentsEvents>,
  true satisfies Tells<Electron.UtilityProcess, StandIn.UtilityEvents>,
]

/** What it has to refuse: one of each kind. */
export const REFUSES: readonly true[] = [
  // @ts-expect-error an answer of another kind
  true satisfies Conforms<Electron.App, { requestSingleInstanceLock(): Date }>,
  // @ts-expect-error an answer at once in place of one later
  true satisfies Conforms<Electron.Shell, { openPath(): number }>,
  // @ts-expect-error a later answer of another kind
  true satisfies Conforms<Electron.Shell, { openPath(): Promise<number> }>,
  // @ts-expect-error an answer of which nothing is known
  true satisfies Conforms<Electron.Dialog, { showOpenDialog(): Promise<never> }>,
  // @ts-expect-error a property of another kind
  true satisfies Conforms<Electron.App, { isPackaged: Map<string, string> }>,
  // @ts-expect-error a part of a property of another kind
  true satisfies Conforms<Electron.App, { commandLine: { appendSwitch(name: string): number } }>,
  // @ts-expect-error less than Electron takes
  true satisfies Conforms<Electron.App, { setName(name: 'portolan'): void }>,
  // @ts-expect-error a name that Electron does not have
  true satisfies Conforms<Electron.App, { setNames(name: string): void }>,
  // @ts-expect-error an event that Electron does not tell
  true satisfies Tells<Electron.App, { 'almost-ready': [] }>,
  // @ts-expect-error an event with other facts
  true satisfies Tells<Electron.UtilityProcess, { exit: [status: string] }>,
]
