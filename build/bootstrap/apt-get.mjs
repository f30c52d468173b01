import { existsSync } from 'node:fs'
import process from 'node:process'

import { runProgram } from './run-program.mjs'

const APT_ENVIRONMENT = { DEBIAN_FRONTEND: 'noninteractive' }

/** Whether Debian packages may be installed here without asking anybody. */
export function mayUseApt() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

/**
 * Installs a Debian package; answers why that failed, or undefined.
 *
 * @param {string} name
 */
export async function installDebianPackage(name) {
  const updated = await runProgram('apt-get', ['update', '-qq'], { environment: APT_ENVIRONMENT })
  const installed = await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { environment: APT_ENVIRONMENT })
  return installed.succeeded ? undefined : `${updated.succeeded ? '' : updated.output}\n${installed.output}`
}
