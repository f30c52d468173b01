/** Words of a cell; code is read letter by letter. */
export type DocumentText = string | { readonly code: string }

export type DocumentBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly DocumentText[] }
  /** Steps in their order. */
  | { readonly kind: 'steps'; readonly items: readonly DocumentText[] }
  /** What is ticked off. */
  | { readonly kind: 'checks'; readonly items: readonly DocumentText[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly DocumentText[])[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] }

export interface DocumentSection {
  readonly heading: string
  readonly blocks: readonly DocumentBlock[]
}

/** A document for people, before it becomes Markdown or HTML. */
export interface PlainDocument {
  readonly title: string
  /** What it is about, one sentence. */
  readonly lead: string
  readonly sections: readonly DocumentSection[]
}
