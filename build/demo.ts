// `npm run demo`: plans the move of the bundled sample estate and says what it wrote and where.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { main } from '#hosts/cli/main.ts'

const projectRoot = path.resolve(import.meta.dirname, '..')
process.chdir(projectRoot)

const workbook = path.join('resources', 'sample', 'portolan-sample-estate.xlsx')
const demoFolder = path.join('out', 'demo')
const bundleFolder = path.join(demoFolder, 'bundle')
const projectFile = path.join(demoFolder, 'estate.portolan')

if (existsSync(demoFolder)) {
  console.log(`Removing the previous ${demoFolder}`)
  rmSync(demoFolder, { recursive: true })
}
mkdirSync(demoFolder, { recursive: true })

console.log(`Planning the move of ${workbook} to OpenShift Virtualization ...`)
const startedMs = performance.now()
const exitStatus = await main(['plan', workbook, '--out', bundleFolder, '--project', projectFile, '--force'])
const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)

process.exitCode = exitStatus
if (exitStatus === 0) {
  console.log(`
Done in ${seconds} s.
  ${path.join(bundleFolder, 'README.md')}  what was written, in what order to apply it, every assumption
  ${bundleFolder}  the manifests
  ${projectFile}  the project: every later command can start from it

Try next:
  npm run portolan -- inventory vms --project ${projectFile}
  npm run portolan -- check ${bundleFolder}`)
} else {
  console.error(`The plan ended with status ${exitStatus}.`)
}
