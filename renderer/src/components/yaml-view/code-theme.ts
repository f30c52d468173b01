import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The colours of the app's theme, by its variables: a change of theme needs no new view. */
export function codeTheme(): Extension {
  return [THEME, syntaxHighlighting(HIGHLIGHTING)]
}

/** Colours that the palette holds to 4.5:1 on every surface; what is not a colour's own is the text's. */
const HIGHLIGHTING = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--success)' },
  { tag: tags.comment, color: 'var(--text-muted)', fontStyle: 'italic' },
  { tag: [tags.keyword, tags.meta, tags.labelName, tags.typeName], color: 'var(--warning)' },
])

const FIXED_FONT = 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace'

const THEME = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: FIXED_FONT, lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--accent)' },
  '.cm-gutters': { color: 'var(--text-muted)', backgroundColor: 'var(--surface)', borderRight: '1px solid var(--border)' },
  '.cm-searchMatch': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
  '.cm-panels': { color: 'var(--text)', backgroundColor: 'var(--surface-raised)', borderColor: 'var(--border)' },
  '.cm-panel.cm-search': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px', padding: '6px 36px 6px 8px', fontFamily: 'inherit' },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '24px', margin: '0', fontSize: '13px' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': { margin: '0' },
  '.cm-textfield': { minHeight: '26px', padding: '2px 8px', fontSize: '13px', color: 'var(--text)', backgroundColor: 'var(--surface)', border: '1px solid var(--control-border)', borderRadius: '3px' },
  '.cm-button': { minHeight: '26px', padding: '2px 10px', fontSize: '13px', color: 'var(--text)', backgroundImage: 'none', backgroundColor: 'var(--surface)', border: '1px solid var(--control-border)', borderRadius: '3px' },
  '.cm-button:active': { backgroundImage: 'none', backgroundColor: 'var(--accent-soft)' },
  '.cm-panel.cm-search [name=close]': { top: '6px', right: '6px', width: '26px', height: '26px', color: 'var(--text)', fontSize: '18px' },
  // What was added and what was taken away: a sign in the gutter as well as a colour.
  '.cm-changedLine, .cm-insertedLine': { backgroundColor: 'color-mix(in srgb, var(--success) 10%, transparent) !important' },
  '.cm-deletedChunk': { backgroundColor: 'color-mix(in srgb, var(--danger) 10%, transparent) !important', paddingLeft: '6px' },
  '.cm-deletedChunk .cm-deletedLine, .cm-insertedLine': { textDecoration: 'none' },
  '.cm-changedText': { background: 'none !important', borderBottom: '2px solid var(--success)' },
  '.cm-deletedText': { background: 'none !important', borderBottom: '2px solid var(--danger)' },
  '.cm-changeGutter': { width: '1.4em', paddingLeft: '0', textAlign: 'center' },
  '.cm-changedLineGutter, .cm-inlineChangedLineGutter': { color: 'var(--success)', background: 'none !important', fontWeight: '600' },
  '.cm-deletedLineGutter': { color: 'var(--danger)', background: 'none !important', fontWeight: '600' },
  '.cm-changedLineGutter::before': { content: '"+"' },
  '.cm-deletedLineGutter::before': { content: '"\u2212"' },
  '.cm-collapsedLines': { color: 'var(--text-muted)', background: 'var(--surface-raised)', borderBlock: '1px solid var(--border)', padding: '3px 8px' },
  // The signs of the package's own are in few fonts.
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"\u22ef"' },
})
