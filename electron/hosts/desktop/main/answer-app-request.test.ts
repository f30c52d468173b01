import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openRendererAssets } from '#backend/assets/renderer-assets.ts'
import { answerAppRequest } from './answer-app-request.ts'

const folder = mkdtempSync(join(tmpdir(), 'portolan-pages-'))
const pages = join(folder, 'renderer')
mkdirSync(join(pages, 'assets'), { recursive: true })
writeFileSync(join(pages, 'index.html'), '<!doctype html><script type="module" nonce="PORTOLAN-NONCE" src="/assets/main-1.js"></script>')
writeFileSync(join(pages, 'assets', 'main-1.js'), 'export {}')
writeFileSync(join(folder, 'secret.txt'), 'secret')
const assets = openRendererAssets(pages)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("the app's own scheme", () => {
  it('answers files of the build, with their types', async () => {
    const answer = await ask('app://portolan/assets/main-1.js')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await answer.text()).toBe('export {}')
  })

  it.each(['app://portolan/', 'app://portolan/import', 'app://portolan/inventory/vms/a%2Fvm-1?where=x', 'app://portolan/file.that.is.not'])('answers the page at %s', async (address) => {
    const answer = await ask(address)
    const text = await answer.text()
    const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? ''
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`'nonce-${nonce}'`)
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-eval')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('gives each page a nonce of its own', async () => {
    const [first, second] = await Promise.all([ask('app://portolan/'), ask('app://portolan/')])
    expect(await first.text()).not.toBe(await second.text())
  })

  it.each([
    ['a file that is not there', 'app://portolan/assets/main-2.js', 404],
    ['another host', 'app://elsewhere/', 404],
    ['another scheme', 'https://portolan/', 404],
    ['malformed escapes', 'app://portolan/%E0%A4%A', 400],
    ['a way out of the folder', 'app://portolan/assets/..%2F..%2Fsecret.txt', 404],
    ['a way out with backslashes', 'app://portolan/assets/..%5C..%5Csecret.txt', 404],
  ])('refuses %s', async (_what, address, status) => {
    const answer = await ask(address)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toBe('')
  })

  it.each(['app://portolan/../secret.txt', 'app://portolan/%2e%2e/secret.txt', 'app://portolan/..%2Fsecret.txt', `app://portolan/${encodeURIComponent(join(folder, 'secret.txt'))}`])('gives no more than the page at %s', async (address) => {
    expect(await (await ask(address)).text()).not.toContain('secret')
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await answerAppRequest(new Request('app://portolan/', { method }), assets)).status).toBe(405)
  })

  it('answers HEAD without a body', async () => {
    const answer = await answerAppRequest(new Request('app://portolan/', { method: 'HEAD' }), assets)
    expect(answer.status).toBe(200)
    expect(answer.body).toBeNull()
  })

  it.each(['app://portolan/', 'app://portolan/assets/main-1.js', 'app://portolan/assets/none.js'])('sends the strict headers with %s', async (address) => {
    const { headers } = await ask(address)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(/default-src '(?:self|none)'/)
  })
})

function ask(address: string): Promise<Response> {
  return answerAppRequest(new Request(address), assets)
}
