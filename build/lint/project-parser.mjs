import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/** Its declared form leaves the options out. */
const parse = /** @type {(code: string, options: object) => { ast: object }} */ (/** @type {unknown} */ (tseslint.parser.parseForESLint))

/**
 * The parser of everything that has types. typescript-eslint has no program made ahead for files that are not TypeScript on disk: it works
 * the types of the project out anew for each component, and for what is linted after it. So the scripts of all components are
 * taken out first, as the parser of components hands them on, and one program has them and all other files.
 *
 * @param {string} configFile of TypeScript, absolute
 */
export function projectParser(configFile) {
  /** @type {ts.Program | undefined} */
  let program
  return {
    meta: { name: 'portolan/project-parser', version: '1' },
    /**
     * @param {string} code
     * @param {{ filePath: string, project?: unknown }} options
     */
    parseForESLint(code, options) {
      // What stands in a template is parsed on its own, without types.
      const isWhole = options.project !== undefined && options.project !== null
      if (!isWhole) return parse(code, options)
      program ??= createProgram(configFile)
      // ESLint hands the first line of a program that the shell starts on as a remark.
      const isKnown = program.getSourceFile(options.filePath)?.text.replace(/^#!/, '//') === code
      return parse(code, isKnown ? { ...options, project: undefined, programs: [program] } : options)
    },
  }
}

/** @param {string} configFile */
function createProgram(configFile) {
  const folder = path.dirname(configFile)
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder, {}, configFile, undefined, [{ extension: '.vue', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred }])
  const withComponents = { ...options, allowNonTsExtensions: true }
  const host = ts.createCompilerHost(withComponents, true)
  const { getSourceFile } = host
  host.getSourceFile = (fileName, languageVersionOrOptions, ...others) =>
    fileName.endsWith('.vue') ? ts.createSourceFile(fileName, scriptOf(fileName), languageVersionOrOptions, true, ts.ScriptKind.TS) : getSourceFile.call(host, fileName, languageVersionOrOptions, ...others)
  return ts.createProgram(fileNames, withComponents, host)
}

/**
 * The script of a component as the parser of components hands it on.
 * @param {string} fileName
 */
function scriptOf(fileName) {
  let script = ''
  const parser = {
    /**
     * @param {string} code
     * @param {{ project?: unknown }} options
     */
    parseForESLint(code, options) {
      if (options.project !== undefined) script = code
      return parse(code, { ...options, project: undefined })
    },
  }
  vueParser.parseForESLint(readFileSync(fileName, 'utf8'), { filePath: fileName, parser, project: true, sourceType: 'module', ecmaVersion: 'latest', extraFileExtensions: ['.vue'] })
  return script
}
