/** A piece of HTML that is safe to put into another. */
export interface Html {
  readonly html: string
}

type Piece = Html | string | number | null | readonly Html[]

/** HTML with everything that is put into it escaped, unless it is HTML itself. Null is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return { html: parts.reduce((text, part, index) => text + part + (index < values.length ? textOf(values[index] ?? null) : ''), '') }
}

function textOf(value: Piece): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escape(value)
  return isList(value) ? value.map((piece) => piece.html).join('') : value.html
}

function isList(value: Html | readonly Html[]): value is readonly Html[] {
  return Array.isArray(value)
}

/** For text and for attributes in double or single quotes; what neither HTML nor XML can hold becomes U+FFFD. */
function escape(text: string): string {
  return text.replaceAll(FORBIDDEN, '\ufffd').replaceAll(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/gu
