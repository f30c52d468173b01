import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What a compiler says, in one or more lines. */
export interface CompilerDiagnostic {
  readonly text: string
  /** Absent where it is about no file. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number; readonly code: string }
}

/** `renderer/src/main.ts(3,14): error TS2322: Type …` */
const HEAD = /^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): error TS(?<code>\d+): /
/** What ends a line to a compiler. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g

/** The diagnostics that a compiler wrote without colours, in their order, with absolute paths; lines that are indented belong to the one above. */
export function readDiagnostics(output: string, folder: string): CompilerDiagnostic[] {
  const texts: string[] = []
  for (const line of output.split(/\r?\n/)) {
    const above = texts.at(-1)
    if (line.startsWith(' ') && above !== undefined) texts[texts.length - 1] = `${above}\n${line}`
    else if (line !== '') texts.push(line)
  }
  return texts.map((text) => {
    const { file, line, column, code } = HEAD.exec(text)?.groups ?? {}
    if (file === undefined || code === undefined) return { text }
    return { text, place: { file: path.resolve(folder, file), line: Number(line), column: Number(column), code } }
  })
}

/** Where lines and columns that count from 1 lie in files, in UTF-16 units from 0. Each file is read once. */
export function positions(): (file: string, line: number, column: number) => number {
  const starts = new Map<string, readonly number[]>()
  return (file, line, column) => {
    const ofFile = starts.get(file) ?? lineStarts(readFileSync(file, 'utf8'))
    starts.set(file, ofFile)
    return (ofFile[line - 1] ?? 0) + column - 1
  }
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(LINE_END)].map((end) => end.index + end[0].length)]
}
