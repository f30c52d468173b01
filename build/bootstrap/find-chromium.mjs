import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'

import { runProgram } from './run-program.mjs'

const VERSION_TIMEOUT_MS = 20_000

/**
 * The path of a Chromium that starts: Playwright's own, else one that is installed on the system; undefined when there is none.
 *
 * @param {string} projectRoot
 */
export async function findChromium(projectRoot) {
  for (const candidate of [playwrightChromium(projectRoot), ...systemChromiums()]) {
    if (existsSync(candidate) && (await starts(candidate)).succeeded) {
      return candidate
    }
  }
  return undefined
}

/**
 * Where Playwright's own Chromium is when it has been downloaded.
 *
 * @param {string} projectRoot
 * @returns {string}
 */
export function playwrightChromium(projectRoot) {
  const requireFromProject = createRequire(path.join(projectRoot, 'package.json'))
  return requireFromProject('playwright-core').chromium.executablePath()
}

/**
 * A file alone proves nothing: system libraries may be missing, and some distributions put a script there that asks for a snap.
 *
 * @param {string} executable
 */
export async function starts(executable) {
  // On Windows `--version` would open a window.
  return process.platform === 'win32'
    ? { succeeded: true, output: '' }
    : runProgram(executable, ['--version'], { timeoutMs: VERSION_TIMEOUT_MS })
}

/** Where a Chromium of the system may be, the one that tests run quickest in first. */
function systemChromiums() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? [])
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ]
    return programs.flatMap((program) => folders.map((folder) => path.join(folder, ...program)))
  }
  // The shell has no windows to keep up behind each page, and takes half the processor time of the whole browser to open one.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return names.flatMap((name) => [...new Set(folders)].filter(Boolean).map((folder) => path.join(folder, name)))
}
