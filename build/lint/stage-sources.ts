import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { componentScript } from './component-script.ts'

/** What the name of a component's script has behind the component's: an import of the component does not lead there. */
export const SCRIPT_ENDING = '.script.ts'

const SOURCES = ['{bench,build,e2e,electron,renderer,resources,shared}/**/*.{ts,mjs,json,vue}', '*.config.{ts,mjs}', 'package.json', '.oxlintrc.json']

/**
 * Lays the sources out once more, below the same names, for a linter of types that reads no components and goes by the nearest `tsconfig.json`: the
 * script of each component is a TypeScript file, and all files are in one project, so that nothing's types are worked out once for each project.
 *
 * @throws Error with the name of the file where one is no component.
 */
export function stageSources(projectRoot: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  // Ends the search for what git ignores: the folder itself is.
  mkdirSync(path.join(folder, '.git'), { recursive: true })
  for (const file of globSync(SOURCES, { cwd: projectRoot })) {
    if (path.basename(file) === 'tsconfig.json') continue
    const [from, to] = [path.join(projectRoot, file), path.join(folder, file)]
    mkdirSync(path.dirname(to), { recursive: true })
    if (file.endsWith('.vue')) writeFileSync(to + SCRIPT_ENDING, scriptOf(from))
    else copyFileSync(from, to)
  }
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ extends: './build/tsconfig/lint.json' }))
}

function scriptOf(file: string): string {
  try {
    return componentScript(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: no linter can read this component.`, { cause: error })
  }
}
