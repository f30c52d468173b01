// `npm run lint`: everything, or the files and folders that are named. oxlint reads TypeScript and JavaScript, with types, and the scripts of
// components; ESLint reads what only it can: components with their templates, and what the rules on components say of the pages' modules.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

import { GO_SETTINGS } from './go-settings.ts'
import { SCRIPT_ENDING, stageSources } from './lint/stage-sources.ts'

const projectRoot = path.resolve(import.meta.dirname, '..')
const stage = path.join(projectRoot, '.cache', 'lint')
const named = process.argv.slice(2).map((file) => path.relative(projectRoot, path.resolve(file)))

/** A second thread works the same types out once more. */
const ONE_THREAD = '1'

stageSources(projectRoot, stage)
const statuses = [lintTypes(), lintPages()]
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1

function lintTypes(): number | null {
  const files = named.map((file) => (file.endsWith('.vue') ? file + SCRIPT_ENDING : file))
  const script = path.join(projectRoot, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const { status, error, stdout, stderr } = spawnSync(process.execPath, [script, '--format=unix', '--threads', ONE_THREAD, ...files], {
    cwd: stage,
    encoding: 'utf8',
    env: { ...GO_SETTINGS, GOMAXPROCS: ONE_THREAD, ...process.env },
    maxBuffer: Infinity,
  })
  if (error !== undefined) throw error
  process.stdout.write(stdout.replaceAll(`.vue${SCRIPT_ENDING}:`, '.vue:'))
  process.stderr.write(stderr)
  return status
}

function lintPages(): number | null {
  const script = path.join(projectRoot, 'node_modules', 'eslint', 'bin', 'eslint.js')
  const files = named.length === 0 ? ['renderer'] : named
  const { status, error } = spawnSync(process.execPath, [script, '--max-warnings=0', '--no-warn-ignored', '--no-error-on-unmatched-pattern', ...files], { cwd: projectRoot, stdio: 'inherit' })
  if (error !== undefined) throw error
  return status
}
