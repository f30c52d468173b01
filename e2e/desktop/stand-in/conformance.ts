// Nothing runs here: it compiles only where the stand-in takes and answers what Electron's published types say. Events are
// left out: what the app's listeners take is compiled against Electron's types in the app itself.
import type Electron from 'electron'

import type * as StandIn from './electron.ts'

/** Electron's own method takes at least what the app hands over, and so must the stand-in; and what it answers must be of use as Electron's answer. */
type Takes<Real, Ours> = { readonly [Name in keyof Ours & keyof Real]: Real[Name] extends (...given: infer Given) => unknown ? (Ours[Name] extends (...given: Given) => unknown ? true : Name) : true }
/** Names that Electron does not have. */
type Invented<Real, Ours> = Exclude<keyof Ours, keyof Real | 'allClosed' | 'request' | keyof NodeJS.EventEmitter>
type Conforms<Real, Ours> = [Invented<Real, Ours>] extends [never] ? (Takes<Real, Ours>[keyof Takes<Real, Ours>] extends true ? true : Takes<Real, Ours>) : Invented<Real, Ours>

type OfWindow = InstanceType<typeof StandIn.BrowserWindow>

export const CONFORMS: readonly true[] = [
  true satisfies Conforms<Omit<Electron.App, keyof NodeJS.EventEmitter>, Omit<typeof StandIn.app, keyof NodeJS.EventEmitter>>,
  true satisfies Conforms<Electron.BrowserWindow, Omit<OfWindow, keyof NodeJS.EventEmitter>>,
  true satisfies Conforms<Electron.WebContents, Omit<OfWindow['webContents'], keyof NodeJS.EventEmitter>>,
  true satisfies Conforms<Electron.Session, Omit<typeof StandIn.session.defaultSession, keyof NodeJS.EventEmitter>>,
  true satisfies Conforms<typeof Electron.session, typeof StandIn.session>,
  true satisfies Conforms<Electron.Dialog, typeof StandIn.dialog>,
  true satisfies Conforms<Electron.Clipboard, typeof StandIn.clipboard>,
  true satisfies Conforms<Electron.Shell, typeof StandIn.shell>,
  true satisfies Conforms<Electron.Screen, typeof StandIn.screen>,
  true satisfies Conforms<Electron.Protocol, typeof StandIn.protocol>,
  true satisfies Conforms<Electron.IpcMain, typeof StandIn.ipcMain>,
  true satisfies Conforms<typeof Electron.Menu, typeof StandIn.Menu>,
  true satisfies Conforms<typeof Electron.utilityProcess, typeof StandIn.utilityProcess>,
]
