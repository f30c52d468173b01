import { describe, expect, it } from 'vitest'
import { PAGE_FRAME } from '../testing/page-frame.ts'
import { isAppAddress } from './app-address.ts'
import { isTrustedSender } from './check-sender.ts'
import { mayNavigate, staysInApp } from './navigation-policy.ts'
import { isPermitted } from './permission-policy.ts'

const FOREIGN = [
  'https://portolan/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://portolan.example/',
  'app://elsewhere/',
  'app:portolan/',
  'app://user@portolan/',
  'app://portolan:8080/',
  'app:///portolan/',
  'APPX://portolan/',
  'javascript:alert(1)',
  'about:blank',
  'portolan',
  '',
]

describe('addresses of the app', () => {
  it.each(['app://portolan', 'app://portolan/', 'app://portolan/inventory/vms?where=x#y', 'APP://portolan/'])('knows %s as its own', (address) => {
    expect(isAppAddress(address)).toBe(true)
    expect(mayNavigate(address, true)).toBe(true)
    expect(staysInApp(address)).toBe(true)
  })

  it.each(FOREIGN)('knows %j as foreign', (address) => {
    expect(isAppAddress(address)).toBe(false)
    expect(mayNavigate(address, true)).toBe(false)
    expect(staysInApp(address)).toBe(false)
  })

  it('lets a frame in the page go nowhere', () => {
    expect(mayNavigate('app://portolan/', false)).toBe(false)
  })
})

describe('requests', () => {
  it.each(['blob:app://portolan/0f0e', 'data:image/png;base64,AA==', 'devtools://devtools/bundled/inspector.html'])('%s stays in the app', (address) => {
    expect(staysInApp(address)).toBe(true)
  })

  it.each(['blob:https://portolan/0f0e', 'blob:app://portolan.example/0f0e', 'wss://portolan/', 'ftp://portolan/', 'devtools://elsewhere/'])('%s does not', (address) => {
    expect(staysInApp(address)).toBe(false)
  })
})

describe('who sent a message', () => {
  it("takes the app's own page", () => {
    expect(isTrustedSender(PAGE_FRAME)).toBe(true)
  })

  it.each([
    ['a frame that has gone', null],
    ['a frame in the page', { ...PAGE_FRAME, parent: {} }],
    ['a page of the web', { url: 'https://portolan/', origin: 'https://portolan', parent: null }],
    ['a page that took the address but not the origin', { ...PAGE_FRAME, origin: 'null' }],
    ['a page that took the origin but not the address', { ...PAGE_FRAME, url: 'about:blank' }],
  ])('refuses %s', (_what, frame) => {
    expect(isTrustedSender(frame)).toBe(false)
  })
})

describe('rights of the browser', () => {
  it('lets the page copy text', () => {
    expect(isPermitted('clipboard-sanitized-write', 'app://portolan/inventory/vms')).toBe(true)
  })

  it.each(['clipboard-read', 'geolocation', 'media', 'notifications', 'openExternal', 'fileSystem', 'local-network', 'hid', 'usb', 'serial', 'display-capture', 'unknown', 'of-tomorrow'])('denies %s', (permission) => {
    expect(isPermitted(permission, 'app://portolan/')).toBe(false)
  })

  it('denies everything to another page', () => {
    expect(isPermitted('clipboard-sanitized-write', 'https://portolan/')).toBe(false)
  })
})
