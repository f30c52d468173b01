import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { type CodeInformation, createParsedCommandLine, createVueLanguagePlugin, forEachEmbeddedCode, shouldReportDiagnostics, SourceMap } from '@vue/language-core'
import ts from 'typescript'

/** What the name of a component's code has behind the component's: an import of the component leads there. */
export const CODE_ENDING = '.ts'

/** What the code that stands for a component is called among all that is made of one. */
const SCRIPT_IN_TYPESCRIPT = 'script_ts'

/** The projects of the pages, the one that others refer to first, each with what it takes of the pages' folder. */
const PROJECTS = {
  'renderer.json': { include: ['renderer/src'], exclude: ['renderer/**/*.test.ts'], references: [] },
  'renderer-tests.json': { include: ['renderer/**/*.test.ts'], exclude: [], references: ['renderer.json'] },
}

/** Pages as a compiler reads them that knows no components. */
export interface StagedPages {
  /** The project that names all others of the stage. */
  readonly project: string
  /**
   * Whether a diagnostic is about what somebody wrote. Of the code that stands for a component, parts are there to find types alone, and what a
   * compiler says of them says nothing of the component; `position` counts UTF-16 units. The diagnostics of a file are asked for in their order.
   */
  readonly isAboutSource: (file: string, position: number, code: string) => boolean
}

/**
 * Lays the pages and their tests out once more, below the same names, with the code in the place of each component that vue-tsc has checked for it;
 * the projects take their settings from those in `build/tsconfig`.
 */
export function stagePages(projectRoot: string, folder: string): StagedPages {
  rmSync(folder, { recursive: true, force: true })
  const componentCode = coder(path.join(projectRoot, 'build', 'tsconfig', 'renderer.json'))
  const isReported = new Map<string, (position: number, code: string) => boolean>()
  for (const file of globSync('renderer/**/*.{ts,vue}', { cwd: projectRoot })) {
    const [from, to] = [path.join(projectRoot, file), path.join(folder, file)]
    mkdirSync(path.dirname(to), { recursive: true })
    if (!file.endsWith('.vue')) {
      copyFileSync(from, to)
      continue
    }
    const code = componentCode(to, readFileSync(from, 'utf8'))
    writeFileSync(to + CODE_ENDING, code.text)
    isReported.set(to + CODE_ENDING, code.isReported)
  }
  return {
    project: writeProjects(projectRoot, folder),
    isAboutSource: (file, position, code) => isReported.get(file)?.(position, code) ?? true,
  }
}

/** Makes the code of components by the settings of a project. */
function coder(project: string) {
  const { options, vueOptions } = createParsedCommandLine(ts, ts.sys, project)
  const plugin = createVueLanguagePlugin<string>(ts, options, vueOptions, (file) => file)
  return (file: string, text: string) => {
    const root = plugin.createVirtualCode?.(file, 'vue', ts.ScriptSnapshot.fromString(text), { getAssociatedScript: () => undefined })
    const code = root === undefined ? undefined : [...forEachEmbeddedCode(root)].find(({ id }) => id === SCRIPT_IN_TYPESCRIPT)
    if (code === undefined) throw new Error(`${file}: the script of this component is not in TypeScript, so that nothing of it can be checked.`)
    const sources = new SourceMap<CodeInformation>(code.mappings)
    return {
      text: code.snapshot.getText(0, code.snapshot.getLength()),
      isReported: (position: number, diagnosticCode: string) =>
        // As vue-tsc asks it, which knows no name for the compiler that it is. It asks for the end as well, of which the native compiler says nothing.
        !sources.toSourceLocation(position, (data) => shouldReportDiagnostics(data, String(undefined), diagnosticCode)).next().done,
    }
  }
}

function writeProjects(projectRoot: string, folder: string): string {
  const settings = path.join(projectRoot, 'build', 'tsconfig')
  for (const [name, { include, exclude, references }] of Object.entries(PROJECTS)) {
    writeProject(folder, name, {
      extends: path.join(settings, name),
      compilerOptions: {
        rootDir: '.',
        outDir: './declarations',
        // What is not about the source is an error to the compiler all the same.
        noEmitOnError: false,
        // By the names in `imports` of package.json a compiler finds none but files that are there: a component's code has another name.
        paths: { '#renderer/*': ['./renderer/src/*'], '#shared/*': [path.join(projectRoot, 'shared', '*')] },
      },
      include,
      exclude,
      references: [path.join(projectRoot, 'shared'), ...references.map((reference) => `./${reference}`)].map((reference) => ({ path: reference })),
    })
  }
  return writeProject(folder, 'tsconfig.json', { files: [], references: Object.keys(PROJECTS).map((name) => ({ path: `./${name}` })) })
}

function writeProject(folder: string, name: string, content: object): string {
  const file = path.join(folder, name)
  writeFileSync(file, JSON.stringify(content, null, 2))
  return file
}
