// `npm run dist -- --dir`: packs the desktop app for this system, or for what its arguments name (`--linux`, `--win`, `--mac`). What
// else is given goes to electron-builder. See docs/packaging.md.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { z } from 'zod'

import { isBuildStale } from './desktop/is-build-stale.ts'
import { builderConfig, packagingEnvironment, PACKAGES_FOLDER } from './packaging/builder-config.ts'
import { DESKTOP_BUDGET_MIB, finishPackages } from './packaging/finish-packages.ts'
import { shippedPackages } from './packaging/shipped-packages.ts'
import { softwareBill } from './packaging/software-bill.ts'

const PACKAGE = /\.(AppImage|deb|rpm|exe|zip|dmg|tgz|cdx\.json)$/
const projectRoot = path.resolve(import.meta.dirname, '..')
const toolsFolder = path.join(projectRoot, 'build', 'packaging', 'tools')
const packagesFolder = path.join(projectRoot, PACKAGES_FOLDER)
const configFile = path.join(projectRoot, '.cache', 'packaging', 'electron-builder.json')
const npm = process.env['npm_execpath'] ?? 'npm'
process.chdir(projectRoot)

const { version: productVersion } = z.object({ version: z.string() }).parse(readJson('package.json'))
const { devDependencies } = z.object({ devDependencies: z.object({ electron: z.string() }) }).parse(readJson('package.json'))

if (isBuildStale(projectRoot)) run('The build', process.execPath, [path.join('build', 'build.ts')])
mkdirSync(packagesFolder, { recursive: true })
// Before what needs a network: who has to answer for what is in the app has the list of it in any case.
const shipped = shippedPackages(projectRoot, [...z.array(z.string()).parse(readJson('out/bundled-packages.json')), 'node_modules/electron'])
writeFileSync(path.join(packagesFolder, `portolan-${productVersion}.cdx.json`), softwareBill(projectRoot, shipped))
// Apart from the project's own packages, and fetched by whoever packs alone.
if (!existsSync(path.join(toolsFolder, 'node_modules', 'electron-builder'))) runNpm('The installation of electron-builder', ['ci', '--prefix', toolsFolder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])

mkdirSync(path.dirname(configFile), { recursive: true })
writeFileSync(configFile, JSON.stringify(builderConfig(devDependencies.electron, packagingEnvironment(process.env, devDependencies.electron)), null, 2))
run('electron-builder', process.execPath, [path.join(toolsFolder, 'node_modules', 'electron-builder', 'cli.js'), 'build', '--projectDir', projectRoot, '--config', configFile, '--publish', 'never', ...process.argv.slice(2)])

const tooLarge = await finishPackages(packagesFolder, readdirSync(packagesFolder).filter((name) => PACKAGE.test(name)), { checksumsFile: 'SHA256SUMS', budgetMib: DESKTOP_BUDGET_MIB })
for (const sentence of tooLarge) console.error(sentence)
process.exitCode = tooLarge.length === 0 ? 0 : 1

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'))
}

function runNpm(what: string, given: readonly string[]): void {
  run(what, process.execPath, [npm, ...given])
}

function run(what: string, program: string, given: readonly string[]): void {
  const { status } = spawnSync(program, given, { stdio: 'inherit' })
  if (status !== 0) fail(what, status)
}

function fail(what: string, status: number | null): never {
  console.error(`${what} ended with status ${status ?? 'unknown'}. Without a network, put Electron's archive into a folder and name it by ELECTRON_CACHE: see docs/packaging.md.`)
  process.exit(status ?? 1)
}
