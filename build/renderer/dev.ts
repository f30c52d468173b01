// `npm run dev:ui`: the pages from their sources, reloaded as they change, with a web host behind them.
import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

import { createServer } from 'vite'

const LINK = /^Portolan is at (http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]+)$/
/** What the web host answers itself; all else is pages. */
const CALLS = ['/api', '/rpc', '/cancel', '/upload']

const projectRoot = path.resolve(import.meta.dirname, '../..')
const host = spawn(process.execPath, [path.join('electron', 'hosts', 'cli', 'portolan.ts'), 'serve', '--no-open', ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: ['ignore', 'pipe', 'inherit'],
})
process.once('SIGINT', () => host.kill('SIGTERM'))
process.once('exit', () => host.kill('SIGTERM'))

for await (const line of createInterface({ input: host.stdout })) {
  const [, origin, token] = LINK.exec(line) ?? []
  if (origin === undefined || token === undefined) continue
  const server = await createServer({
    configFile: path.join(projectRoot, 'build', 'renderer', 'vite.config.ts'),
    server: { host: '127.0.0.1', port: 0, proxy: Object.fromEntries(CALLS.map((call) => [call, { target: origin, headers: { Host: new URL(origin).host, Origin: origin }, configure: dropSite }])) },
  })
  await server.listen()
  const address = server.resolvedUrls?.local[0] ?? ''
  console.log(`The pages are at ${address}#token=${token}`)
}

/** The web host answers pages of its own origin alone: here the proxy stands for it. */
function dropSite(proxy: { on: (event: 'proxyReq', listener: (request: { removeHeader: (name: string) => void }) => void) => unknown }): void {
  proxy.on('proxyReq', (request) => request.removeHeader('Sec-Fetch-Site'))
}
