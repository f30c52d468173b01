import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const projectRoot = path.resolve(import.meta.dirname, '..')
const packageSchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})
const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
const lock = z.object({ packages: z.record(z.string(), packageSchema) }).parse(readJson('package-lock.json'))
const packages = Object.entries(lock.packages).filter(([place]) => place !== '')

/** Licences (SPDX) that ask for no more than a notice: what the program is shipped with may have one of these. */
const PERMISSIVE = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0']
/** Further licences of what packs: nothing of it is in a package. */
const OF_PACKERS = ['Python-2.0', 'WTFPL', 'WTFPL OR ISC', '(WTFPL OR MIT)', '(MIT OR CC0-1.0)']
/** Tools of the build and the tests with other licences. Nothing of them is shipped. */
const TOOLS = /^(axe-core|lightningcss(-[a-z0-9-]+)?|caniuse-lite|argparse|railroad-diagrams)$/
/** `node` fetches Node itself; better-sqlite3 brings its program prebuilt and its script is not run (`allowScripts` of package.json). */
const WITH_INSTALL_SCRIPT = ['better-sqlite3', 'node']

it('every package has a licence that is allowed', () => {
  const others = packages.filter(([place, { license }]) => !PERMISSIVE.includes(license ?? '') && !TOOLS.test(nameOf(place)))
  expect(others.map(([place, { license }]) => `${nameOf(place)}: ${license ?? 'none stated'}`)).toEqual([])
})

it('packages are pinned, held to a checksum and bound to no place to fetch them from', () => {
  const { dependencies, devDependencies } = manifestSchema.parse(readJson('package.json'))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/.test(version))
  expect(loose).toEqual([])
  expect(packages.filter(([, { integrity, resolved }]) => integrity === undefined || resolved !== undefined).map(([place]) => place)).toEqual([])
})

it('the packages of every platform are in the lockfile, so that none needs to be looked up', () => {
  const places = new Set(packages.map(([place]) => place))
  const missing = packages.flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter((name) => !places.has(`node_modules/${name}`) && !places.has(`${place}/node_modules/${name}`)).map((name) => `${nameOf(place)}: ${name}`),
  )
  expect(missing).toEqual([])
})

it('no package but the two that are known has an install script', () => {
  expect(packages.flatMap(([place, { hasInstallScript }]) => (hasInstallScript === true ? [nameOf(place)] : [])).sort()).toEqual(WITH_INSTALL_SCRIPT)
})

it('what is packed holds every package that runs, so that it is installed without a registry', () => {
  const { dependencies, bundleDependencies } = z.object({ dependencies: z.record(z.string(), z.string()), bundleDependencies: z.array(z.string()) }).parse(readJson('package.json'))
  expect(bundleDependencies).toEqual(Object.keys(dependencies))
})

it('what packs the desktop app is held to checksums as well, and brings nothing that runs on installation but one script that is not run', () => {
  const tools = z.object({ packages: z.record(z.string(), packageSchema) }).parse(readJson('build/packaging/tools/package-lock.json'))
  const entries = Object.entries(tools.packages).filter(([place]) => place !== '')
  expect(entries.filter(([, { integrity, resolved }]) => integrity === undefined || resolved !== undefined).map(([place]) => place)).toEqual([])
  expect(entries.flatMap(([place, { hasInstallScript }]) => (hasInstallScript === true ? [nameOf(place)] : []))).toEqual(['electron-winstaller'])
  expect(entries.filter(([, { license }]) => ![...PERMISSIVE, ...OF_PACKERS].includes(license ?? '')).map(([place, { license }]) => `${nameOf(place)}: ${license ?? 'none stated'}`)).toEqual([])
})

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8'))
}
