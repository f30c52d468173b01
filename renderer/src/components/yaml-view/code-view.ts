import { standardKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { getChunks, goToNextChunk, goToPreviousChunk, unifiedMergeView } from '@codemirror/merge'
import { closeSearchPanel, findNext, findPrevious, openSearchPanel, search } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { PAGE_NONCE } from '#renderer/nonce.ts'
import { codeTheme } from './code-theme.ts'
import { countChanges, type TextChanges } from './count-changes.ts'
import { diffLines } from './diff-lines.ts'

export interface CodeViewOptions {
  readonly text: string
  /** Shown as the difference from this text, in one column. */
  readonly before?: string
  /** With `before`: show long unchanged stretches too. */
  readonly isWhole?: boolean
  readonly language: 'yaml' | 'plain'
  /** What a screen reader calls the text. */
  readonly label: string
  /** CodeMirror's own words, by its English ones. */
  readonly phrases: Readonly<Record<string, string>>
}

export interface CodeView {
  /** Null where nothing is compared. */
  readonly changes: TextChanges | null
  openSearch(): void
  goToChange(direction: 'next' | 'previous'): void
  destroy(): void
}

/** A read-only view of a text in `parent`. Its lines have a caret, so that keyboards and screen readers can go through them; Tab leaves it. */
export function createCodeView(parent: HTMLElement, options: CodeViewOptions): CodeView {
  const view = new EditorView({ parent, doc: options.text, extensions: extensionsOf(options) })
  const chunks = getChunks(view.state)?.chunks ?? null
  return {
    changes: options.before === undefined || chunks === null ? null : countChanges(chunks, EditorState.create({ doc: options.before }).doc, view.state.doc),
    openSearch: () => openSearchPanel(view),
    goToChange: (direction) => {
      view.focus()
      if (direction === 'next') goToNextChunk(view)
      else goToPreviousChunk(view)
    },
    destroy: () => view.destroy(),
  }
}

function extensionsOf({ before, isWhole = false, language, label, phrases }: CodeViewOptions): Extension {
  return [
    EditorView.cspNonce.of(PAGE_NONCE),
    EditorState.readOnly.of(true),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    lineNumbers(),
    search({ top: true }),
    keymap.of([...SEARCH_KEYS, ...standardKeymap]),
    language === 'yaml' ? yaml() : EditorView.lineWrapping,
    codeTheme(),
    before === undefined ? [] : unifiedMergeView({ original: before, mergeControls: false, gutter: true, diffConfig: { override: diffLines }, ...(isWhole ? {} : { collapseUnchanged: COLLAPSE }) }),
  ]
}

/** Those of the search that make sense where nothing can be replaced. */
const SEARCH_KEYS = [
  { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
  { key: 'F3', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
  { key: 'Mod-g', run: findNext, shift: findPrevious, scope: 'editor search-panel', preventDefault: true },
  { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
]

/** Lines kept around a change, and the shortest stretch worth folding away. */
const COLLAPSE = { margin: 3, minSize: 8 }
