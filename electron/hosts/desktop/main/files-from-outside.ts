import { basename, extname, isAbsolute, resolve } from 'node:path'
import type { AppWish } from '#shared/contract/app-wishes.ts'

export const PROJECT_ENDING = '.portolan'

/** The files that a start of the app names, with their full paths; switches are Chromium's. */
export function filesOfArguments(programArguments: readonly string[], workingFolder: string): readonly string[] {
  return programArguments.filter((argument) => argument !== '' && !argument.startsWith('-')).map((argument) => (isAbsolute(argument) ? argument : resolve(workingFolder, argument)))
}

/** What a person wants who hands files over: a project is opened, the first where there are several; all else is imported. */
export function wishesForFiles(paths: readonly string[]): readonly AppWish[] {
  const project = paths.find(isProject)
  const others = paths.filter((path) => !isProject(path))
  return [...(project === undefined ? [] : [{ kind: 'open-project' as const, path: project }]), ...(others.length === 0 ? [] : [{ kind: 'import' as const, paths: others }])]
}

function isProject(path: string): boolean {
  return extname(basename(path)).toLowerCase() === PROJECT_ENDING
}
