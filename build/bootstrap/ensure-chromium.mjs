import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { installDebianPackage, mayUseApt } from './apt-get.mjs'
import { readChromiumPath, writeChromiumPath } from './chromium-record.mjs'
import { findChromium, playwrightChromium, starts } from './find-chromium.mjs'
import { runProgram } from './run-program.mjs'

const DOWNLOAD_TIMEOUT_MS = 60_000

/** The one that tests run quickest in first: older releases of Debian have no package of the shell, and Ubuntu's of the browser is a snap. */
const DEBIAN_PACKAGES = ['chromium-headless-shell', 'chromium']

const APT_ENVIRONMENT = { DEBIAN_FRONTEND: 'noninteractive' }

/**
 * Makes sure that there is a Chromium for the end-to-end tests and records where: Playwright's own,
 * else the system's, else a download, else a Debian package when this is root.
 *
 * @param {string} projectRoot
 */
export async function ensureChromium(projectRoot) {
  if (readChromiumPath(projectRoot) !== undefined) {
    return
  }
  const executable = (await findChromium(projectRoot)) ?? (await installChromium(projectRoot))
  writeChromiumPath(projectRoot, executable)
}

/** @param {string} projectRoot */
async function installChromium(projectRoot) {
  /** @type {string[]} */
  const failures = []
  for (const attempt of [download, installSystemLibraries, installChromiumPackage]) {
    const failure = await attempt(projectRoot)
    if (failure !== undefined) {
      failures.push(failure)
    }
    const executable = await findChromium(projectRoot)
    if (executable !== undefined) {
      return executable
    }
  }
  throw new Error(
    [
      'The end-to-end tests need a Chromium, and none is installed or could be.',
      ...failures.map((failure) => `- ${failure}`),
      'Install Chromium, Chrome or Edge, or run `npx playwright install --with-deps chromium`, or set PORTOLAN_CHROMIUM to the path of one.',
    ].join('\n'),
  )
}

/** @param {string} projectRoot */
async function download(projectRoot) {
  console.log('Downloading a Chromium for the end-to-end tests ...')
  const result = await runProgram(process.execPath, [playwrightProgram(projectRoot), 'install', 'chromium'], {
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    workingFolder: projectRoot,
  })
  if (!result.succeeded) {
    return `Download: ${lastLines(result.output)}`
  }
  const started = await starts(playwrightChromium(projectRoot))
  return started.succeeded ? undefined : `The downloaded Chromium does not start: ${lastLines(started.output)}`
}

/**
 * A downloaded Chromium does not start on a bare system: its libraries come from packages.
 *
 * @param {string} projectRoot
 */
async function installSystemLibraries(projectRoot) {
  if (!mayUseApt() || !existsSync(playwrightChromium(projectRoot))) {
    return undefined
  }
  console.log("Installing Chromium's system libraries by apt-get ...")
  const result = await runProgram(process.execPath, [playwrightProgram(projectRoot), 'install-deps', 'chromium'], {
    environment: APT_ENVIRONMENT,
  })
  return result.succeeded ? undefined : `System libraries: ${lastLines(result.output)}`
}

async function installChromiumPackage() {
  if (!mayUseApt()) {
    return 'apt-get: only tried as root on Debian and Ubuntu.'
  }
  console.log('Installing Chromium by apt-get ...')
  /** @type {string[]} */
  const failures = []
  for (const name of DEBIAN_PACKAGES) {
    const failure = await installDebianPackage(name)
    if (failure === undefined) {
      return undefined
    }
    failures.push(`apt-get, ${name}: ${lastLines(failure)}`)
  }
  return failures.join('\n- ')
}

/** @param {string} projectRoot */
function playwrightProgram(projectRoot) {
  return path.join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js')
}

/** @param {string} output */
function lastLines(output) {
  return output.split('\n').filter((line) => line.trim() !== '').slice(-3).join(' ')
}
