// `npm run typecheck`: every TypeScript project. What holds no component is checked by the native compiler, which takes a quarter of the processor
// time of the one in JavaScript; what holds components by vue-tsc, which takes the declarations that the other has written.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

import { GO_SETTINGS } from './go-settings.ts'

const projectRoot = path.resolve(import.meta.dirname, '..')
const project = (name: string): string => path.join('build', 'tsconfig', name)
const ofPackage = (...segments: string[]): string => path.join('node_modules', ...segments)

/** One after the other, each with the declarations of those before it. More threads check the same types once more each. */
const COMMANDS: readonly (readonly string[])[] = [
  [ofPackage('typescript-native', 'bin', 'tsc'), '--build', project('native.json'), '--checkers', '1', '--builders', '1'],
  [ofPackage('vue-tsc', 'bin', 'vue-tsc.js'), '--project', project('renderer.json')],
  [ofPackage('vue-tsc', 'bin', 'vue-tsc.js'), '--project', project('renderer-tests.json')],
]

for (const command of COMMANDS) {
  const { status, error } = spawnSync(process.execPath, command, { cwd: projectRoot, stdio: 'inherit', env: { ...GO_SETTINGS, ...process.env } })
  if (error !== undefined) throw error
  process.exitCode = status ?? 1
  if (status !== 0) break
}
