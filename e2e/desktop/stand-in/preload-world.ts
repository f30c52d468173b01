import { readFileSync } from 'node:fs'

/** What the test leaves in a page for the stand-in of the preload script's Electron. */
export interface PreloadWorld {
  /** Where the files lie that a person chose, by their names: a browser does not tell. */
  readonly paths: Record<string, string>
  hear(channel: string, message: readonly unknown[]): void
}

export const INVOKE_BINDING = 'portolanStandInInvoke'
export const WORLD = 'portolanStandIn'

/** The script that runs before a page's own: the built preload script with as much of Electron as it may load. */
export function preloadScript(preload: string): string {
  return `(() => {
  const heard = new Map()
  const world = { paths: {}, hear: (channel, message) => { for (const listener of heard.get(channel) ?? []) listener({}, ...message) } }
  Object.defineProperty(globalThis, ${JSON.stringify(WORLD)}, { value: world })
  const electron = {
    contextBridge: { exposeInMainWorld: (name, bridge) => Object.defineProperty(globalThis, name, { value: Object.freeze(bridge) }) },
    ipcRenderer: {
      invoke: (channel, ...message) => globalThis[${JSON.stringify(INVOKE_BINDING)}](channel, message),
      on: (channel, listener) => heard.set(channel, [...(heard.get(channel) ?? []), listener]),
      removeAllListeners: (channel) => heard.delete(channel),
    },
    webUtils: { getPathForFile: (file) => world.paths[file.name] ?? '' },
  }
  const require = (name) => { if (name !== 'electron') throw new Error('module not found: ' + name); return electron }
  const module = { exports: {} }
  const exports = module.exports
  ${readFileSync(preload, 'utf8')}
})()`
}
