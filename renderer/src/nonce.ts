// The first import of the page: style elements that libraries make while it runs bear the nonce of its content policy.
const nonce = document.querySelector<HTMLElement>('script[nonce], link[nonce], style[nonce], meta[property="csp-nonce"]')?.nonce ?? ''
const create = document.createElement.bind(document)

/** The nonce of this page, for libraries that ask for it; empty where the page has none. */
export const PAGE_NONCE = nonce

if (nonce !== '') {
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (name.toLowerCase() === 'style') element.setAttribute('nonce', nonce)
    return element
  }) as typeof document.createElement // the same function, seen through its overloads
}
