// `npm run build`: removes the previous build and builds every program into out/.
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { build } from 'electron-vite'
import { build as buildPages } from 'vite'

import { bundledPackages } from './packaging/bundled-packages.ts'
import { shippedPackages } from './packaging/shipped-packages.ts'
import { softwareBill } from './packaging/software-bill.ts'
import { thirdPartyLicences } from './packaging/third-party-licences.ts'
import { unpackedFiles } from './packaging/unpacked-files.ts'

// Only what the build writes: out/ also holds the demo's bundle.
const OWNED_FOLDERS = ['chunks', 'cli', 'desktop', 'workers']
const PROGRAMS = [path.join('cli', 'portolan.js')]
const EXECUTABLE_MODE = 0o755

const projectRoot = path.resolve(import.meta.dirname, '..')
const outputFolder = path.join(projectRoot, 'out')
process.chdir(projectRoot)

// electron-vite asks which module formats the Electron can load. None is needed to build the command line,
// and where the package is not installed it would assume an old one without ES modules.
process.env['ELECTRON_MAJOR_VER'] ??= '45'

for (const folder of OWNED_FOLDERS) {
  rmSync(path.join(outputFolder, folder), { recursive: true, force: true })
}
await build({ logLevel: 'warn', ignoreConfigWarning: true })
// Vite empties the folder of the pages by itself.
const pages = await buildPages({ configFile: path.join(projectRoot, 'build', 'renderer', 'vite.config.ts'), logLevel: 'warn' })
const outputs = 'output' in pages ? [pages] : Array.isArray(pages) ? pages : []
const moduleIds = outputs.flatMap(({ output }) => output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : [])))
const bundled = bundledPackages(projectRoot, moduleIds)
const shipped = shippedPackages(projectRoot, bundled)
writeFileSync(path.join(outputFolder, 'THIRD-PARTY-LICENCES.txt'), thirdPartyLicences(projectRoot, shipped))
writeFileSync(path.join(outputFolder, 'portolan.cdx.json'), softwareBill(projectRoot, shipped))
// For the desktop app, which compares them once it is packed.
writeFileSync(path.join(outputFolder, 'desktop', 'unpacked-files.json'), `${JSON.stringify(unpackedFiles(projectRoot), null, 2)}\n`)
// For the bill of the desktop app, which holds Electron as well.
writeFileSync(path.join(outputFolder, 'bundled-packages.json'), `${JSON.stringify(bundled, null, 2)}\n`)
for (const program of PROGRAMS) {
  chmodSync(path.join(outputFolder, program), EXECUTABLE_MODE)
}
