// The only script that sees both the page and the app. It holds no logic: the main process judges every message.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { CHANNELS } from '../channels.ts'

contextBridge.exposeInMainWorld('portolan', {
  invoke: (call) => ipcRenderer.invoke(CHANNELS.invoke, call),
  cancel: (id) => void ipcRenderer.invoke(CHANNELS.cancel, { id }),
  onProgress: (listener) => {
    ipcRenderer.removeAllListeners(CHANNELS.progress)
    ipcRenderer.on(CHANNELS.progress, (_event, id: string, progress: unknown) => listener(id, progress))
  },
  // Where a file lies is asked here, of the browser's own object: the page cannot make a path up.
  upload: (file) => ipcRenderer.invoke(CHANNELS.upload, webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0])), // it throws where it is no File
  chooseFolder: () => ipcRenderer.invoke(CHANNELS.chooseFolder),
  choosePath: (kind) => ipcRenderer.invoke(CHANNELS.choosePath, kind),
  revealInFolder: async (path) => void (await ipcRenderer.invoke(CHANNELS.revealInFolder, path)),
  info: () => ipcRenderer.invoke(CHANNELS.info),
  lastJobs: () => ipcRenderer.invoke(CHANNELS.lastJobs),
  onWish: (listener) => {
    ipcRenderer.removeAllListeners(CHANNELS.wish)
    ipcRenderer.on(CHANNELS.wish, (_event, wish: unknown) => listener(wish))
    void ipcRenderer.invoke(CHANNELS.listens)
  },
} satisfies DesktopBridge)
