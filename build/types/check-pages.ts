import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

import { GO_SETTINGS } from '../go-settings.ts'
import { type CompilerDiagnostic, positions, readDiagnostics } from './compiler-output.ts'
import { CODE_ENDING, stagePages } from './stage-pages.ts'

const COMPONENT_CODE = `.vue${CODE_ENDING}`

/** What the native compiler has to say of the pages. */
export interface PagesCheck {
  /** Of modules and tests, each with the path of its file from the project's folder. */
  readonly diagnostics: readonly string[]
  /** The components, by their paths from the project's folder, of which it has something to say: what, is for vue-tsc to tell, at the place in the component. */
  readonly components: readonly string[]
}

/**
 * Checks the pages and their tests by the native compiler, which takes a fifth of the processor time of vue-tsc. It writes the declarations of `shared/` where they are not there yet.
 *
 * @throws Error with what the compiler wrote where it did not come to an end.
 */
export function checkPages(projectRoot: string, stage: string): PagesCheck {
  const { project, isAboutSource } = stagePages(projectRoot, stage)
  const positionOf = positions()
  const told = compile(projectRoot, project).filter(({ place }) => place === undefined || isAboutSource(place.file, positionOf(place.file, place.line, place.column), place.code))
  const ofComponents = told.flatMap(({ place }) => (place?.file.endsWith(COMPONENT_CODE) === true ? [path.relative(stage, place.file).slice(0, -CODE_ENDING.length)] : []))
  return {
    diagnostics: told.filter(({ place }) => place?.file.endsWith(COMPONENT_CODE) !== true).map(({ text }) => text.replaceAll(`${path.relative(projectRoot, stage).replaceAll('\\', '/')}/`, '')),
    components: [...new Set(ofComponents)],
  }
}

function compile(projectRoot: string, project: string): CompilerDiagnostic[] {
  // More threads check the same types once more each.
  const program = [path.join('node_modules', 'typescript-native', 'bin', 'tsc'), '--build', project, '--checkers', '1', '--builders', '1', '--pretty', 'false']
  const { status, error, stdout, stderr } = spawnSync(process.execPath, program, { cwd: projectRoot, encoding: 'utf8', env: { ...GO_SETTINGS, ...process.env }, maxBuffer: Infinity })
  if (error !== undefined) throw error
  const diagnostics = readDiagnostics(stdout, projectRoot)
  if (status === null || (status !== 0) !== diagnostics.length > 0) throw new Error(`The compiler of the pages ended with ${status ?? 'a signal'}: ${stdout}${stderr}`)
  return diagnostics
}
