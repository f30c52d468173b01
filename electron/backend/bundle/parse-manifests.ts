import { type Document, isAlias, LineCounter, parseAllDocuments, visit } from 'yaml'

/** What a file of manifests says, document by document, each with the line that it begins on. */
export interface ParsedDocument {
  readonly line: number
  readonly value: unknown
}

/** Why a document, or a whole file, can be turned into nothing. */
export interface ParseFault {
  /** 1 for the first; null where the whole file cannot be read. */
  readonly document: number | null
  /** From 1. */
  readonly line: number
  /** "the alias *x names no anchor": half a sentence. */
  readonly why: string
}

export interface ParsedManifests {
  /** Without empty ones; their numbers count those. */
  readonly documents: readonly (ParsedDocument & { readonly document: number })[]
  readonly faults: readonly ParseFault[]
  /** Of all documents, empty and broken ones among them. */
  readonly count: number
}

/** Aliases that a file may expand to: a guard against a file that swells when read. */
const MAX_ALIASES = 100
/** Brackets within each other, far above any manifest and far below what exhausts the parser's stack. */
const MAX_NESTING = 500
/** The same of the columns that a line begins with, two for a level as most people write it. */
const MAX_INDENT = 2 * MAX_NESTING

/** What a file of YAML holds, bad input and all: it throws nothing. */
export function parseManifests(bytes: Uint8Array): ParsedManifests {
  const text = decode(bytes)
  if (typeof text === 'number') return wholeFile(text, 'it is not in UTF-8')
  const deepLine = lineNestedTooDeeply(text)
  if (deepLine !== null) return wholeFile(deepLine, `it is nested more than ${MAX_NESTING} levels deep`)
  const lines = new LineCounter()
  try {
    const documents = parseAllDocuments(text, { uniqueKeys: true, lineCounter: lines, logLevel: 'silent' })
    return Array.isArray(documents) ? gather(documents, lines) : { documents: [], faults: [], count: 0 } // an empty stream
  } catch (error) {
    return wholeFile(1, firstLine(error))
  }
}

/** The same of JSON, which is one document. */
export function parseJsonManifest(bytes: Uint8Array): ParsedManifests {
  const text = decode(bytes)
  if (typeof text === 'number') return wholeFile(text, 'it is not in UTF-8')
  try {
    return { documents: [{ document: 1, line: 1, value: JSON.parse(text) as unknown }], faults: [], count: 1 }
  } catch (error) {
    return wholeFile(jsonErrorLine(error, text), `it is no JSON (${firstLine(error)})`)
  }
}

function gather(documents: readonly Document.Parsed[], lines: LineCounter): ParsedManifests {
  const read: (ParsedDocument & { readonly document: number })[] = []
  const faults: ParseFault[] = []
  documents.forEach((document, index) => {
    const [fault] = document.errors
    if (fault !== undefined) {
      faults.push({ document: index + 1, line: fault.linePos?.[0].line ?? lineAt(lines, fault.pos[0]), why: firstLine(fault).replace(/ at line \d+, column \d+:$/, '') })
      return
    }
    try {
      const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
      if (value !== null && value !== undefined) read.push({ document: index + 1, line: lineAt(lines, document.contents?.range[0] ?? document.range[0]), value })
    } catch (error) {
      faults.push({ document: index + 1, ...aliasFault(document, lines, error) })
    }
  })
  return { documents: read, faults, count: documents.length }
}

/** Which alias it is that a document cannot be read for. */
function aliasFault(document: Document.Parsed, lines: LineCounter, error: unknown): Omit<ParseFault, 'document'> {
  let line = lineAt(lines, document.range[0])
  let why: string | null = null
  visit(document, (_key, node) => {
    if (!isAlias(node)) return undefined
    line = lineAt(lines, node.range?.[0] ?? document.range[0])
    if (node.resolve(document) !== undefined) return undefined
    why = `the alias *${node.source} names no anchor; a text that begins with * has to be in quotes`
    return visit.BREAK
  })
  if (why !== null) return { line, why }
  return { line, why: error instanceof ReferenceError ? `its aliases expand to more than ${MAX_ALIASES} copies` : firstLine(error) }
}

/** The text, or the line on which it is no UTF-8. */
function decode(bytes: Uint8Array): string | number {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A byte that begins no character becomes U+FFFD in the other mode, on the line on which it stands.
    const text = new TextDecoder('utf-8').decode(bytes)
    return text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n').length
  }
}

/**
 * The first line with more levels than the parser's recursion bears: by the brackets that are open, and the columns that a line begins
 * with, since a level of blocks takes one at least. Brackets within texts count too, which a manifest does not come near to either.
 */
function lineNestedTooDeeply(text: string): number | null {
  let open = 0
  for (const [index, line] of text.split('\n').entries()) {
    for (const character of line) {
      if (character === '[' || character === '{') open += 1
      else if (open > 0 && (character === ']' || character === '}')) open -= 1
      if (open > MAX_NESTING) return index + 1
    }
    if ((/^[ \t?:-]*/.exec(line)?.[0].length ?? 0) > MAX_INDENT) return index + 1
  }
  return null
}

function lineAt(lines: LineCounter, offset: number): number {
  return Math.max(1, lines.linePos(offset).line)
}

function wholeFile(line: number, why: string): ParsedManifests {
  return { documents: [], faults: [{ document: null, line, why }], count: 1 }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

/** By the offset that the message names, which V8 gives where it knows it. */
function jsonErrorLine(error: unknown, text: string): number {
  const offset = / at position (\d+)/.exec(firstLine(error))?.[1]
  return offset === undefined ? text.trimEnd().split('\n').length : text.slice(0, Number(offset)).split('\n').length
}
