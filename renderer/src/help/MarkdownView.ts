import { lexer, type Token, type Tokens } from 'marked'
import { computed, defineComponent, h, type VNodeChild } from 'vue'

/** A Markdown text of our own, drawn element by element: nothing in it is taken for HTML. Headings begin below the title of what holds it. */
export const MarkdownView = defineComponent({
  props: { text: { type: String, required: true }, levelBelow: { type: Number, default: 2 } },
  setup(props) {
    const tokens = computed(() => lexer(props.text))
    return () => h('div', { class: 'markdown' }, tokens.value.map((token) => block(token, props.levelBelow)))
  },
})

const DEEPEST = 6

function block(token: Token, levelBelow: number): VNodeChild {
  switch (token.type) {
    case 'heading':
      return h(`h${Math.min((token as Tokens.Heading).depth - 1 + levelBelow, DEEPEST)}`, inline(token)) // as its type says
    case 'paragraph':
      return h('p', inline(token))
    case 'list':
      return list(token as Tokens.List) // as its type says
    case 'table':
      return table(token as Tokens.Table) // as its type says
    case 'code':
      return h('pre', [h('code', (token as Tokens.Code).text)]) // as its type says
    default:
      return 'tokens' in token && token.tokens !== undefined ? inline(token) : null
  }
}

function list({ ordered, items }: Tokens.List): VNodeChild {
  return h(ordered ? 'ol' : 'ul', items.map((item) => h('li', item.tokens.map((token) => (token.type === 'text' || token.type === 'paragraph' ? inline(token) : block(token, DEEPEST))))))
}

function table({ header, rows }: Tokens.Table): VNodeChild {
  return h('table', [
    h('thead', [h('tr', header.map((cell) => h('th', { scope: 'col' }, cell.tokens.map(span))))]),
    h('tbody', rows.map((row) => h('tr', row.map((cell, index) => h(index === 0 ? 'th' : 'td', index === 0 ? { scope: 'row' } : {}, cell.tokens.map(span)))))),
  ])
}

function inline(token: Token): VNodeChild[] {
  return 'tokens' in token && token.tokens !== undefined ? token.tokens.map(span) : ['text' in token ? String(token.text) : '']
}

/** Links are their words: pages of help lead nowhere outside. */
function span(token: Token): VNodeChild {
  switch (token.type) {
    case 'strong':
      return h('strong', inline(token))
    case 'em':
      return h('em', inline(token))
    case 'codespan':
      return h('code', (token as Tokens.Codespan).text) // as its type says
    case 'link':
      return inline(token)
    default:
      return 'tokens' in token && token.tokens !== undefined ? inline(token) : 'text' in token ? String(token.text) : ''
  }
}
