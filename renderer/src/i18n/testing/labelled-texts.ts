import { parse } from 'vue/compiler-sfc'

/** What a person sees on a button or link, and the name that it bears for those who hear it: keys of the texts. */
export interface LabelledText {
  readonly file: string
  readonly label: string
  readonly text: string
}

/** A node of a parsed template, as far as it is looked at (the types of the compiler's tree are numbers). */
interface TemplateNode {
  readonly type: number
  readonly props?: readonly { readonly name: string; readonly rawName?: string; readonly exp?: { readonly content?: string } }[]
  readonly children?: readonly TemplateNode[]
  readonly content?: string | { readonly content?: string }
}

/** NodeTypes.INTERPOLATION of @vue/compiler-core. */
const INTERPOLATION = 5
/** NodeTypes.TEXT. */
const TEXT = 2

/** The elements of a component that have a name of their own and show exactly one text. */
export function labelledTexts(file: string, source: string): LabelledText[] {
  const root = parse(source, { filename: file }).descriptor.template?.ast
  return root === undefined || root === null ? [] : inNode(file, root as unknown as TemplateNode) // the compiler's tree, by its fields above
}

function inNode(file: string, node: TemplateNode): LabelledText[] {
  const label = node.props?.find(({ rawName }) => rawName === ':aria-label')?.exp?.content
  const shown = (node.children ?? []).filter(({ type, content }) => !(type === TEXT && typeof content === 'string' && content.trim() === ''))
  const [only] = shown
  const said = shown.length === 1 && only?.type === INTERPOLATION && typeof only.content === 'object' ? only.content.content : undefined
  const keys = [label, said].map((expression) => (expression === undefined ? undefined : /^t\('([^']+)'/.exec(expression.trim())?.[1]))
  const own = keys[0] !== undefined && keys[1] !== undefined ? [{ file, label: keys[0], text: keys[1] }] : []
  return [...own, ...(node.children ?? []).flatMap((child) => inNode(file, child))]
}

/** Those whose name does not hold what is seen, as WCAG 2.5.3 asks: who speaks to the machine says what is seen. */
export function unsaidTexts(found: readonly LabelledText[], texts: ReadonlyMap<string, string>): string[] {
  return found.flatMap(({ file, label, text }) => {
    const [name, seen] = [words(texts.get(label)), words(texts.get(text))]
    return name.includes(seen) ? [] : [`${file}: "${texts.get(label) ?? label}" does not hold "${texts.get(text) ?? text}"`]
  })
}

/** Without what is put in, of the last plural form. */
function words(text = ''): string {
  return (text.split(' | ').at(-1) ?? '').replace(/\{[^}]*\}/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase()
}
