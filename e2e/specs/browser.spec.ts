import { spawnSync } from 'node:child_process'

import { expect, test } from '@playwright/test'

import { connectionsBeyond, WATCHED } from '../pages/watched-program.ts'

test('the Chromium that the set-up found renders a page', async ({ page }) => {
  await page.goto('data:text/html,<title>Portolan</title><h1>Chart</h1>')

  await expect(page).toHaveTitle('Portolan')
  await expect(page.getByRole('heading', { name: 'Chart' })).toBeVisible()
})

test('a connection beyond this machine is noticed, however a program makes it', () => {
  // An address for documents (RFC 5737), which nobody has.
  const ofThread = "import { connect } from 'node:net'; connect(9, '192.0.2.4').on('error', () => {})"
  const ways = ["require('net').connect(9, '192.0.2.1')", "require('tls').connect({ host: '192.0.2.2', port: 443 })", "require('https').get('https://nowhere.invalid/x')", "fetch('http://192.0.2.3/')", `new (require('worker_threads').Worker)(new URL(${JSON.stringify(`data:text/javascript,${ofThread}`)}))`]
  const run = spawnSync(process.execPath, [...WATCHED, '-e', `process.on('uncaughtException', () => {}).on('unhandledRejection', () => {}); ${ways.join('; ')}`], { encoding: 'utf8' })
  expect(connectionsBeyond(run.stderr).sort()).toEqual(['192.0.2.1:9', '192.0.2.2:443', '192.0.2.3:80', '192.0.2.4:9', 'nowhere.invalid:443'].map((to) => `Connection beyond this machine: ${to}`))

  // One within it is nobody's business.
  const within = spawnSync(process.execPath, [...WATCHED, '-e', "const server = require('http').createServer((q, a) => a.end('here')).listen(0, '127.0.0.1', async () => { console.log(await (await fetch('http://127.0.0.1:' + server.address().port)).text()); server.close() })"], { encoding: 'utf8' })
  expect([within.stdout, within.stderr]).toEqual(['here\n', ''])
})
