import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const RECORD_FILE = path.join('.cache', 'chromium.json')

/**
 * The Chromium that the end-to-end tests drive: PORTOLAN_CHROMIUM when it is set, else the one that
 * the set-up found and recorded, else undefined.
 *
 * @param {string} projectRoot
 * @returns {string | undefined}
 */
export function readChromiumPath(projectRoot) {
  const chosen = process.env['PORTOLAN_CHROMIUM']
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) {
      throw new Error(`PORTOLAN_CHROMIUM names ${chosen}, which does not exist.`)
    }
    return chosen
  }
  const file = path.join(projectRoot, RECORD_FILE)
  if (!existsSync(file)) {
    return undefined
  }
  const record = JSON.parse(readFileSync(file, 'utf8'))
  // Each Playwright release drives one Chromium release best: look again after an upgrade.
  return record.playwrightVersion === playwrightVersion(projectRoot) && existsSync(record.executablePath)
    ? record.executablePath
    : undefined
}

/**
 * @param {string} projectRoot
 * @param {string} executablePath
 */
export function writeChromiumPath(projectRoot, executablePath) {
  const file = path.join(projectRoot, RECORD_FILE)
  mkdirSync(path.dirname(file), { recursive: true })
  const record = { executablePath, playwrightVersion: playwrightVersion(projectRoot) }
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
}

/** @param {string} projectRoot */
function playwrightVersion(projectRoot) {
  return JSON.parse(readFileSync(path.join(projectRoot, 'node_modules', 'playwright-core', 'package.json'), 'utf8')).version
}
