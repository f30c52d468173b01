import { safeFileName } from './safe-file-name.ts'

/** What a project file is called after its name. */
export const PROJECT_ENDING = '.portolan'

/**
 * What a new project is called that a person names so: a project is called as its file is, so what no file name can
 * hold is replaced.
 */
export function projectNameFor(wish: string): string {
  const bare = wish.endsWith(PROJECT_ENDING) ? wish.slice(0, -PROJECT_ENDING.length) : wish
  // A person's name is no path.
  return safeFileName(bare.replaceAll(/[/\\]/g, '-'), 'Project')
}
