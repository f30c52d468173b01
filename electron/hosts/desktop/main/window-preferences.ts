import type { WebPreferences } from 'electron'

/** What the window's page may do: nothing that a page of the web could not. Most are Electron's defaults, held here against a change of them. */
export function windowPreferences(preload: string, hasDeveloperTools: boolean): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The spell checker fetches its dictionaries from the network.
    spellcheck: false,
    devTools: hasDeveloperTools,
  }
}
