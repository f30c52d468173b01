const KEY = 'portolan.token'
const CHANNEL = 'portolan.token'
/** Another tab of the same server answers within a few milliseconds, or there is none. */
const ANSWER_WAIT_MS = 300
const IN_LINK = /[#&]token=([\w-]{43})(?:&|$)/

/**
 * The token of the link that this page was opened by, taken out of the address bar; else the one of an earlier visit
 * of this tab, or of another tab of the same server; null where nobody has one. It is kept for the tab's life alone.
 * A server that was started again has another token: what is answered gives the newest, which any tab was opened by.
 */
export async function takeToken(): Promise<(() => string) | null> {
  const linked = IN_LINK.exec(location.hash)?.[1] ?? null
  if (linked !== null) {
    sessionStorage.setItem(KEY, linked)
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  const token = linked ?? sessionStorage.getItem(KEY) ?? (await askOtherTabs())
  return token === null ? null : shareToken(token, linked !== null)
}

/**
 * A newer link of the same address differs after its # alone, which a browser follows without loading the page: it is
 * loaded anew, so that the token is taken and does not stay in the address bar.
 */
export function followNewLinks(): void {
  addEventListener('hashchange', () => {
    if (IN_LINK.test(location.hash)) location.reload()
  })
}

function askOtherTabs(): Promise<string | null> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(CHANNEL)
    const end = (token: string | null): void => {
      clearTimeout(timer)
      channel.close()
      resolve(token)
    }
    const timer = setTimeout(() => end(null), ANSWER_WAIT_MS)
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isAnswer(data)) end(data.token)
    })
    channel.postMessage({ ask: true })
  })
}

/** Pages of this origin alone hear a channel. A page that was opened by a link tells its token to those that were open before, so that what was typed there can be saved. */
function shareToken(token: string, isLinked: boolean): () => string {
  let newest = token
  const keep = (): void => sessionStorage.setItem(KEY, newest)
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'ask' in data) channel.postMessage({ token: newest })
    if (!isAnswer(data) || !('isLinked' in data)) return
    newest = data.token
    keep()
  })
  keep()
  if (isLinked) channel.postMessage({ token, isLinked })
  return () => newest
}

function isAnswer(data: unknown): data is { readonly token: string } {
  return typeof data === 'object' && data !== null && 'token' in data && typeof data.token === 'string'
}
