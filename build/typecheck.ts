// `npm run typecheck`: every TypeScript project, by the native compiler, which takes a quarter of the processor time of the one in JavaScript. It knows no
// components: in their place it reads the code that vue-tsc has checked for them. Where it finds something in one, vue-tsc has the last word.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

import { GO_SETTINGS } from './go-settings.ts'
import { checkPages } from './types/check-pages.ts'

const projectRoot = path.resolve(import.meta.dirname, '..')
const project = (name: string): string => path.join('build', 'tsconfig', name)
const ofPackage = (...segments: string[]): string => path.join('node_modules', ...segments)

/** One after the other, each with the declarations of those before it. More threads check the same types once more each. */
process.exitCode = run([ofPackage('typescript-native', 'bin', 'tsc'), '--build', project('native.json'), '--checkers', '1', '--builders', '1'])
if (process.exitCode === 0) process.exitCode = statusOfPages()

function statusOfPages(): number {
  const { diagnostics, components } = checkPages(projectRoot, path.join(projectRoot, '.cache', 'pages'))
  for (const diagnostic of diagnostics) console.log(diagnostic)
  if (components.length > 0) console.log(`vue-tsc looks at the pages once more, for ${components.join(', ')}.`)
  const ofComponents = components.length === 0 ? 0 : run([ofPackage('vue-tsc', 'bin', 'vue-tsc.js'), '--project', project('renderer.json')])
  return diagnostics.length > 0 ? 1 : ofComponents
}

function run(command: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, command, { cwd: projectRoot, stdio: 'inherit', env: { ...GO_SETTINGS, ...process.env } })
  if (error !== undefined) throw error
  return status ?? 1
}
