import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runInNewContext } from 'node:vm'

import { expect, test } from '@playwright/test'

const PRELOAD = path.resolve(import.meta.dirname, '../../out/desktop/preload.cjs')

test('the built preload script loads Electron alone and gives the page the bridge alone', () => {
  const loaded: string[] = []
  const exposed: Record<string, object> = {}
  const invoked: unknown[] = []
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, bridge: object) => (exposed[name] = bridge) },
    ipcRenderer: { invoke: (...message: unknown[]) => invoked.push(message), on: () => undefined, removeAllListeners: () => undefined },
    webUtils: { getPathForFile: () => '/where/it/lies.xlsx' },
  }
  const require = (name: string): unknown => {
    loaded.push(name)
    return electron
  }

  // A sandboxed preload script is run like this: as one script, with a `require` that knows little more than Electron.
  runInNewContext(readFileSync(PRELOAD, 'utf8'), { require, exports: {}, module: {} })

  expect(loaded).toEqual(['electron'])
  expect(Object.keys(exposed)).toEqual(['portolan'])
  expect(Object.keys(exposed['portolan'] ?? {}).sort()).toEqual(['cancel', 'chooseFolder', 'choosePath', 'info', 'invoke', 'lastJobs', 'onProgress', 'onWish', 'revealInFolder', 'upload'])
  ;(exposed['portolan'] as { upload: (file: object) => unknown }).upload({})
  // The path is the browser's own answer, never the page's.
  expect(invoked).toEqual([['portolan:upload', '/where/it/lies.xlsx']])
})
