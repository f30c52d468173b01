import { expect, it } from 'vitest'
import { describeDiagnostics, describeVersions, type Installation } from './describe-diagnostics.ts'

const HERE: Installation = { version: '1.2.3', electron: '45.4.1', chromium: '150.0', node: '24.21.0', platform: 'linux', release: '6.1', architecture: 'x64', memoryGib: 16, locale: 'en', isPackaged: true }
const LOG = `2026-01-02T03:04:05.000Z [0123abcd] inventory.import: TypeError: cannot read "ACME-DB-01" of /home/ana/acme.xlsx
    at read (/opt/portolan/resources/app.asar/out/chunks/a.js:1:2)
Caused by: Error: ACME
2026-01-02T03:05:05.000Z [4567abcd] backend: It ended with status 9 while it had ACME open.
`

it('names versions', () => {
  expect(describeVersions(HERE)).toBe('Portolan 1.2.3\nElectron 45.4.1\nChromium 150.0\nNode 24.21.0')
  expect(describeVersions({ ...HERE, isPackaged: false })).toContain('1.2.3 (not packaged)')
})

it('names errors by kind alone, and no word of the customer’s', () => {
  const text = describeDiagnostics(HERE, LOG, false)
  expect(text).toContain('2026-01-02T03:04:05.000Z 0123abcd inventory.import TypeError\n2026-01-02T03:05:05.000Z 4567abcd backend unknown')
  expect(text).not.toMatch(/acme|ana|\/opt/i)
})

it('holds the log where it was asked for, and says where there is nothing', () => {
  expect(describeDiagnostics(HERE, LOG, true)).toContain('ACME-DB-01')
  expect(describeDiagnostics(HERE, '', false)).toContain('kind):\nnone')
})

it('lists the newest errors of many', () => {
  const many = Array.from({ length: 50 }, (_, index) => `2026-01-02T03:04:05.000Z [000000${String(index).padStart(2, '0')}] plan.compute: Error: x`).join('\n')
  const ids = [...describeDiagnostics(HERE, many, false).matchAll(/000000(\d\d)/g)].map(([, id]) => Number(id))
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([20, 30, 49])
})
