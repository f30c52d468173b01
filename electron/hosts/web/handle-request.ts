import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RendererAssets } from '#backend/assets/renderer-assets.ts'
import { answerPage } from './answer-page.ts'
import { answerProblem } from './answer.ts'
import { checkSender, checkSite } from './check-sender.ts'
import { HttpProblem } from './http-problem.ts'
import { parseTarget } from './request-target.ts'
import type { WebHostContext } from './route.ts'
import { ROUTES } from './routes/registry.ts'
import { bearsToken } from './token.ts'

export interface RequestHandlerOptions {
  readonly context: WebHostContext
  readonly assets: RendererAssets
  readonly token: string
  /** "http://127.0.0.1:<port>": what the browser must believe to speak to. */
  readonly origin: () => string
  /** Whether one more request without the token is looked at: a call, or a page that is not there. */
  readonly mayStrangerAsk: () => boolean
  /** The same for the pages, whose files browsers fetch without it. */
  readonly mayStrangerSee: () => boolean
  readonly logUnexpected: (error: unknown, method: string) => string
}

/** Answers one request; never rejects. */
export function createRequestHandler(options: RequestHandlerOptions): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    try {
      await dispatch(request, response, options)
    } catch (error) {
      // A sender that went away hears nothing; what it left was removed where it was made.
      if (request.destroyed && !request.complete) return
      const problem = error instanceof HttpProblem ? error : unexpected(error, request, options)
      if (response.headersSent) response.destroy()
      else answerProblem(request, response, problem)
    }
  }
}

async function dispatch(request: IncomingMessage, response: ServerResponse, { context, assets, token, origin, mayStrangerAsk, mayStrangerSee }: RequestHandlerOptions): Promise<void> {
  checkSender(request, origin())
  const { pathname, query } = parseTarget(request.url ?? '')
  const exchange = { request, response, query }
  const isCall = CALLS.test(pathname)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isCall && isRead) {
    const isKnown = bearsToken(request.headers.authorization, token)
    if (!isKnown && !mayStrangerSee()) throw tooMany()
    const isThere = await answerPage(pathname, exchange, assets)
    if (!isThere) throw isKnown || mayStrangerAsk() ? new HttpProblem(404, 'not-found', 'There is nothing at this address.') : tooMany()
    return
  }
  checkSite(request)
  if (!bearsToken(request.headers.authorization, token)) {
    if (!mayStrangerAsk()) throw tooMany()
    throw new HttpProblem(401, 'invalid-input', 'The link is not valid any more: start Portolan again and follow its new link.', { 'WWW-Authenticate': 'Bearer' })
  }
  const routes = ROUTES.filter((route) => route.path === pathname)
  if (isCall && routes.length === 0) throw new HttpProblem(404, 'not-found', 'There is no such call.')
  const route = routes.find((candidate) => candidate.method === request.method)
  if (route === undefined) {
    const allowed = isCall ? routes.map((candidate) => candidate.method).join(', ') : 'GET, HEAD'
    throw new HttpProblem(405, 'invalid-input', `This address takes ${allowed} alone.`, { Allow: allowed })
  }
  await route.handle(exchange, context)
}

function tooMany(): HttpProblem {
  return new HttpProblem(429, 'conflict', 'Too many requests without the link’s token: wait a minute, then follow the newest link.', { 'Retry-After': '60' })
}

/** Addresses that are never pages. */
const CALLS = /^\/(?:api|rpc|cancel|upload)(?:\/|$)/

function unexpected(error: unknown, request: IncomingMessage, { logUnexpected }: RequestHandlerOptions): HttpProblem {
  const logId = logUnexpected(error, `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`)
  return new HttpProblem(500, 'internal', `The request failed unexpectedly; the log has the details under ${logId}.`)
}
