import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { type AskOptions, openTestHost, PAGE, type TestHost } from './testing/web-host.ts'

let web: TestHost
beforeAll(async () => {
  web = await openTestHost({ limits: { bodyIdleMs: 50, maxUploadBytes: 1_000 } })
})
afterAll(() => web.close())

const JSON_BODY = { 'Content-Type': 'application/json' }
const rpc = (headers: Readonly<Record<string, string>>, isStranger = false) =>
  web.ask('/rpc', { method: 'POST', headers: { ...JSON_BODY, ...headers }, body: JSON.stringify({ id: 'a', name: 'project.info', input: {} }), isStranger })

describe('who may ask', () => {
  it('gives out a link of this machine with 256 bits of secret', () => {
    expect(web.host.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
  })

  it('listens on no address that others reach', async () => {
    const others = Object.values(networkInterfaces()).flatMap((entries) => (entries ?? []).filter((entry) => entry.address !== '127.0.0.1' && entry.scopeid === undefined))
    const reached = await Promise.all([...others.map((entry) => entry.address), '127.0.0.2', '::1'].map((address) => reaches(address, web.host.port)))
    expect(reached.filter(Boolean)).toEqual([])
  })

  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', 'rebound.127.0.0.1.nip.io:{port}', '127.0.0.1:{port}.evil.example', '127.0.0.1.:{port}', 'localhost:{port}', '[::1]:{port}'])(
    'refuses the Host "%s" on pages and calls alike',
    async (name) => {
      const Host = name.replace('{port}', String(web.host.port))
      expect((await web.ask('/', { headers: { Host } })).status).toBe(403)
      expect((await rpc({ Host })).status).toBe(403)
    },
  )

  it('refuses a request without Host, and one with two', async () => {
    expect(await web.sendRaw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /)
    expect(await web.sendRaw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await web.sendRaw('GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 40[03] /)
    const own = new URL(web.origin).host
    expect(await web.sendRaw(`GET / HTTP/1.1\r\nHost: ${own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 40[03] /)
  })

  test.each(['http://evil.example', 'null', 'http://localhost:{port}', 'https://127.0.0.1:{port}', 'http://127.0.0.1'])('refuses the Origin "%s"', async (name) => {
    const Origin = name.replace('{port}', String(web.host.port))
    expect((await rpc({ Origin })).status).toBe(403)
    expect((await web.ask('/rpc', { method: 'OPTIONS', headers: { Origin, 'Access-Control-Request-Method': 'POST' }, isStranger: true })).status).toBe(403)
  })

  it('takes its own Origin', async () => {
    expect((await rpc({ Origin: web.origin, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  })

  test.each(['cross-site', 'same-site'])('refuses a call from a %s page', async (site) => {
    expect((await rpc({ 'Sec-Fetch-Site': site })).status).toBe(403)
  })

  test.each(['/api/info', '/api/jobs', '/api/download', '/rpc', '/cancel', '/upload', '/api/none', '/api'])('asks for the token at %s', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
      expect((await web.ask(path, { method, isStranger: true })).status).toBe(401)
    }
  })

  it('takes the whole token and nothing else', async () => {
    for (const Authorization of ['Bearer', 'Bearer ', web.token, `Bearer ${web.token}x`, `Bearer ${web.token.slice(1)}`, `Basic ${web.token}`, `Bearer ${web.token} ${web.token}`]) {
      expect((await rpc({ Authorization }, true)).status).toBe(401)
    }
    expect((await web.ask(`/api/info?token=${web.token}`, { isStranger: true })).status).toBe(401)
  })

  it('gives two hosts different tokens', async () => {
    const other = await openTestHost()
    expect(other.token).not.toBe(web.token)
    await other.close()
  })
})

describe('addresses and methods', () => {
  test.each([
    '/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/assets/%2e%2e%2f%2e%2e%2fsecret.txt', '/..%5csecret.txt', '/assets/..\\..\\secret.txt',
    '/%00', '/assets/main-1.js%00.html', '/%', '/%ff', '//evil.example/', 'http://evil.example/', '*', '/#x', '/%0d%0aSet-Cookie:%20a=b',
  ])('refuses %s', async (path) => {
    const answer = await web.ask(path, { headers: { Accept: 'text/html' } })
    expect(answer.status).toBe(400)
    expect(answer.text).not.toContain('secret')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test.each(['/secret.txt', '/%252e%252e/secret.txt', '/assets/none.js', '/assets/', '/index.html', '/etc/passwd', '/assets/MAIN-1.js', '/favicon.ico'])('has nothing at %s', async (path) => {
    expect((await web.ask(path)).status).toBe(404)
  })

  it('answers its page for any link into the app', async () => {
    for (const path of ['/', '/import', '/inventory/vms/vcenter%2Fvm-1.2?tab=disks']) {
      const answer = await web.ask(path, { headers: { Accept: 'text/html,*/*' }, isStranger: true })
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('<!doctype html>')
    }
    expect((await web.ask('/assets/none.js', { headers: { Accept: 'text/html' } })).status).toBe(404)
    expect((await web.ask('/api/none', { headers: { Accept: 'text/html' } })).status).toBe(404)
  })

  it('says which methods an address takes', async () => {
    expect(await web.ask('/', { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
    expect((await web.ask('/', { method: 'POST', isStranger: true })).status).toBe(401)
    expect(await web.ask('/rpc')).toMatchObject({ status: 405, headers: { allow: 'POST' } })
    expect(await web.ask('/api/info', { method: 'DELETE' })).toMatchObject({ status: 405, headers: { allow: 'GET' } })
    expect((await web.ask('/rpc', { method: 'OPTIONS' })).headers['access-control-allow-origin']).toBeUndefined()
    expect((await web.ask('/', { method: 'TRACE' })).status).toBe(405)
    expect(await web.sendRaw(`CONNECT evil.example:80 HTTP/1.1\r\nHost: ${new URL(web.origin).host}\r\n\r\n`)).toBe('')
    expect((await web.ask('/rpc/', { method: 'POST' })).status).toBe(404)
  })

  it('answers HEAD as GET, without the body', async () => {
    expect(await web.ask('/assets/main-1.js', { method: 'HEAD' })).toMatchObject({ status: 200, text: '', headers: { 'content-length': '9' } })
  })

  it('refuses a smuggled second request', async () => {
    const host = new URL(web.origin).host
    const raw = `POST /rpc HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    expect(await web.sendRaw(raw)).toMatch(/^HTTP\/1\.1 400 [^]*$/)
  })
})

describe('bundles', () => {
  const OUT = { id: 'b', name: 'bundle.export', input: { out: 'download:', force: true, acceptCritical: true } }
  const exportBundle = (options: AskOptions) => owner.ask('/rpc', { method: 'POST', body: JSON.stringify(OUT), ...options, headers: { ...JSON_BODY, ...options.headers } })
  let owner: TestHost
  beforeAll(async () => {
    owner = await openTestHost()
    await owner.call('inventory.import', { files: ['sample:portolan-sample-estate.xlsx'] })
  })
  afterAll(() => owner.close())
  const keptZips = (): string[] => readdirSync(join(owner.folder, 'temporary'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.zip'))

  const STRANGERS: readonly [string, number, AskOptions][] = [
    ['with another Host', 403, { headers: { Host: 'evil.example' } }],
    ['with another Origin', 403, { headers: { Origin: 'http://evil.example' } }],
    ['with no origin that is named', 403, { headers: { Origin: 'null' } }],
    ['from another site', 403, { headers: { 'Sec-Fetch-Site': 'cross-site' } }],
    ['from another port of this machine', 403, { headers: { 'Sec-Fetch-Site': 'same-site' } }],
    ['without the token', 401, { isStranger: true }],
    ['with another token', 401, { isStranger: true, headers: { Authorization: `Bearer ${'a'.repeat(43)}` } }],
  ]

  test.each(STRANGERS)('are not made for whoever asks %s', async (_, status, options) => {
    expect((await exportBundle(options)).status).toBe(status)
    expect(keptZips()).toEqual([])
  })

  it('are not given to strangers, and are there for their owner after that', async () => {
    const id = /"download:([\da-f-]{36})\//.exec((await exportBundle({})).text)?.[1] ?? ''
    expect(id).not.toBe('')
    for (const [name, status, options] of STRANGERS) {
      const answer = await owner.ask(`/api/download?id=${id}`, options)
      expect([name, answer.status]).toEqual([name, status])
      expect(answer.text).not.toContain('PK')
    }
    expect((await owner.ask(`/api/download?id=${id}&token=${owner.token}`, { isStranger: true })).status).toBe(401)
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE']) expect((await owner.ask(`/api/download?id=${id}`, { method })).status).toBe(405)
    for (const path of [`/api/download/${id}`, `/api/download/../download?id=${id}`, `/api/%2e%2e/api/download?id=${id}`, '/api/download/..%2f..%2fsecret.txt']) {
      const answer = await owner.ask(path)
      expect([path, [400, 404].includes(answer.status)]).toEqual([path, true])
      expect(answer.text).not.toMatch(/PK|secret/)
    }
    for (const wrong of [id.toUpperCase(), `${id}.zip`, `../${id}`, `${id}\0`, '__proto__', 'x'.repeat(10_000)]) {
      expect((await owner.ask(`/api/download?id=${encodeURIComponent(wrong)}`)).status).toBe(404)
    }
    const answer = await owner.ask(`/api/download?id=${id}`)
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/zip', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' } })
    expect(answer.text.startsWith('PK')).toBe(true)
    expect(owner.unexpected).toEqual([])
  })

  it('take no message without end', async () => {
    const padded = JSON.stringify({ ...OUT, input: { ...OUT.input, out: `download:${'x'.repeat(1024 * 1024)}` } })
    expect((await exportBundle({ body: padded })).status).toBe(413)
    expect((await exportBundle({ headers: { 'Content-Type': 'text/plain' } })).status).toBe(415)
    expect((await exportBundle({ body: JSON.stringify({ ...OUT, input: { ...OUT.input, extra: true } }) })).status).toBe(400)
    expect((await exportBundle({ body: JSON.stringify({ ...OUT, input: { ...OUT.input, out: 'download:../../x' } }) })).status).toBe(403)
  })
})

describe('headers', () => {
  it('forbids guessing, framing, referring and sharing on every answer', async () => {
    const answers = await Promise.all([web.ask('/'), web.ask('/assets/main-1.js'), web.ask('/none'), web.ask('/api/info'), web.ask('/api/info', { isStranger: true }), web.ask('/', { headers: { Host: 'x' } }), rpc({})])
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  it('keeps calls and pages out of every cache', async () => {
    for (const answer of [await web.ask('/api/info'), await web.ask('/api/jobs'), await rpc({}), await web.ask('/'), await web.ask('/api/info', { isStranger: true })]) {
      expect(answer.headers['cache-control']).toBe('no-store')
    }
    expect((await web.ask('/assets/main-1.js')).headers).toMatchObject({ 'cache-control': 'private, max-age=31536000, immutable', 'content-type': 'text/javascript; charset=utf-8' })
  })

  it('puts a fresh nonce into each page and its policy', async () => {
    const nonces = [await web.ask('/'), await web.ask('/')].map(({ headers, text }) => {
      const nonce = /'nonce-([\w+/=]{24})'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
      expect(text).toBe(PAGE.replaceAll('PLACEHOLDER', nonce))
      expect(headers['content-security-policy']).toContain("default-src 'self'; script-src 'self';")
      return nonce
    })
    expect(new Set(nonces).size).toBe(2)
  })
})

describe('bodies', () => {
  it('takes JSON that says that it is JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', '']) {
      expect((await rpc({ 'Content-Type': type })).status).toBe(415)
    }
    expect((await rpc({ 'Content-Type': 'application/json; charset=utf-8' })).status).toBe(200)
    expect((await rpc({ 'Content-Encoding': 'gzip' })).status).toBe(415)
  })

  test.each(['', '{', 'null', '[]', '{}', '{"id":"a","name":"project.info","input":{},"more":1}', '{"id":"a\\nb","name":"project.info"}', '{"id":1,"name":"project.info"}', `{"id":"${'a'.repeat(65)}","name":"project.info"}`])(
    'refuses the message %s',
    async (body) => {
      expect(await web.ask('/rpc', { method: 'POST', headers: JSON_BODY, body })).toMatchObject({ status: 400 })
    },
  )

  it('refuses what is not UTF-8', async () => {
    expect((await web.ask('/rpc', { method: 'POST', headers: JSON_BODY, body: Buffer.from([0x22, 0xff, 0x22]) })).status).toBe(400)
  })

  it('refuses a body that is too large, by its stated length and by its own', async () => {
    const large = Buffer.alloc(1024 * 1024 + 1, 0x20)
    expect((await web.ask('/rpc', { method: 'POST', headers: JSON_BODY, body: large })).status).toBe(413)
    expect((await web.ask('/rpc', { method: 'POST', headers: { ...JSON_BODY, 'Transfer-Encoding': 'chunked' }, body: large })).status).toBe(413)
    expect((await web.ask('/upload?name=a', { method: 'POST', body: Buffer.alloc(1_001) })).status).toBe(413)
    expect((await web.ask('/upload?name=a', { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' }, body: Buffer.alloc(1_001) })).status).toBe(413)
    const endless = `POST /upload HTTP/1.1\r\nHost: ${new URL(web.origin).host}\r\nAuthorization: Bearer ${web.token}\r\nContent-Length: 5000000000\r\n\r\n`
    expect(await web.sendRaw(endless)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('cuts off a sender that falls silent', async () => {
    const head = `Host: ${new URL(web.origin).host}\r\nAuthorization: Bearer ${web.token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`
    expect(await web.sendRaw(`POST /rpc HTTP/1.1\r\n${head}`)).toBe('')
    expect(await web.sendRaw(`POST /upload HTTP/1.1\r\n${head}`)).toBe('')
  })

  it('refuses headers without end', async () => {
    expect((await web.ask('/', { headers: { 'X-Large': 'x'.repeat(20_000) } })).status).toBe(431)
  })

  it('speaks no other protocol', async () => {
    const raw = `GET / HTTP/1.1\r\nHost: ${new URL(web.origin).host}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`
    expect(await web.sendRaw(raw)).not.toContain('101 Switching')
  })

  it('answers nonsense with a refusal, whatever it is', async () => {
    const method = fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'BREW')
    const part = fc.constantFrom('/', '..', '.', '%2e', '%2f', '%5c', '%00', '%', '\\', 'assets', 'rpc', 'api', 'upload', 'main-1.js', '?', '#', ';', ' ', '\u00e9', '\r', ':', '@')
    await fc.assert(
      fc.asyncProperty(method, fc.array(part, { maxLength: 8 }), fc.boolean(), async (verb, parts, isOwner) => {
        const authorization = isOwner ? `Authorization: Bearer ${web.token}\r\n` : ''
        const text = await web.sendRaw(`${verb} /${parts.join('')} HTTP/1.1\r\nHost: ${new URL(web.origin).host}\r\n${authorization}Connection: close\r\n\r\n`)
        expect(text).toMatch(/^HTTP\/1\.1 [24]\d\d /)
        expect(text).not.toContain('secret')
      }),
    )
  })

  it('has met nothing unexpected in all of this', () => {
    expect(web.unexpected).toEqual([])
  })
})

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
