import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { runProgram } from './run-program.mjs'

// Written into node_modules, so that it goes when that goes.
const STAMP_FILE = path.join('node_modules', '.portolan-stamp')

/**
 * Installs the locked packages when they are missing or the lockfile has changed, and makes sure that
 * the project's own Node, which the npm package `node` brings, is among them.
 *
 * @param {string} projectRoot
 */
export async function ensurePackages(projectRoot) {
  const stampFile = path.join(projectRoot, STAMP_FILE)
  const stamp = packageStamp(projectRoot)
  const isInstalled = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (isInstalled && hasUsableNode(projectRoot)) {
    return
  }
  await installPackages(projectRoot)
  if (!hasUsableNode(projectRoot)) {
    throw new Error(missingNodeMessage(projectRoot))
  }
  writeFileSync(stampFile, stamp)
}

/**
 * What the installed packages depend on: the lockfile, and the platform for packages with native code.
 *
 * @param {string} projectRoot
 */
export function packageStamp(projectRoot) {
  const lockfile = readFileSync(path.join(projectRoot, 'package-lock.json'))
  return `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform}-${process.arch}\n`
}

/**
 * The Node that npm scripts get: the one in node_modules, else the system's when it can run the TypeScript scripts.
 *
 * @param {string} projectRoot
 */
function hasUsableNode(projectRoot) {
  return existsSync(projectNode(projectRoot)) || runsTypeScript(process.versions.node)
}

/** @param {string} projectRoot */
function projectNode(projectRoot) {
  return path.join(projectRoot, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/**
 * Node runs TypeScript without a flag from 22.18 on (nodejs.org/api/typescript.html, History).
 *
 * @param {string} version
 */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/** @param {string} projectRoot */
async function installPackages(projectRoot) {
  console.log('Installing packages (about half a minute) ...')
  // `npm ci` empties node_modules first, which Windows refuses while this very script runs on the Node inside it.
  const runsFromPackages = process.platform === 'win32' && process.execPath.startsWith(path.join(projectRoot, 'node_modules'))
  const npmCommand = runsFromPackages ? 'install' : 'ci'
  const result = await runNpm(projectRoot, [npmCommand, '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'])
  if (!result.succeeded) {
    throw new Error(`npm ${npmCommand} did not succeed.\n${result.output}`)
  }
}

/**
 * @param {string} projectRoot
 * @param {string[]} npmArguments
 */
function runNpm(projectRoot, npmArguments) {
  const options = { workingFolder: projectRoot }
  const npmScript = process.env['npm_execpath']
  if (npmScript !== undefined && /\.c?js$/.test(npmScript)) {
    // The Node that runs npm itself is never the one inside node_modules, which the install replaces.
    return runProgram(process.env['npm_node_execpath'] ?? process.execPath, [npmScript, ...npmArguments], options)
  }
  // Started by hand, not by npm. Windows starts npm's .cmd file only through its shell.
  return process.platform === 'win32'
    ? runProgram('cmd.exe', ['/d', '/s', '/c', 'npm', ...npmArguments], options)
    : runProgram('npm', npmArguments, options)
}

/** @param {string} projectRoot */
function missingNodeMessage(projectRoot) {
  const skipsScripts = process.env['npm_config_ignore_scripts'] === 'true'
  return [
    `${path.relative(projectRoot, projectNode(projectRoot))} is missing and Node ${process.versions.node} cannot run this project.`,
    skipsScripts
      ? 'npm is set to ignore-scripts, and the package `node` fetches its program in an install script.'
      : 'The install script of the package `node`, which fetches its program, did not run or did not succeed.',
    'Run `npm rebuild node --ignore-scripts=false`, or install Node 22.18 or newer, and try again.',
  ].join('\n')
}
