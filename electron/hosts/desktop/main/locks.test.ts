import { describe, expect, it } from 'vitest'
import { createContentsStandIn, createSessionStandIn } from '../testing/browser-stand-ins.ts'
import { lockContents } from './lock-contents.ts'
import { lockSession } from './lock-session.ts'
import { windowPreferences } from './window-preferences.ts'

describe('a locked session', () => {
  const locked = createSessionStandIn()
  lockSession(locked.session)

  it.each(['https://example.com/', 'http://127.0.0.1:9/', 'http://localhost/', 'wss://example.com/', 'file:///etc/hosts', 'ftp://example.com/'])('requests nothing of %s', (url) => {
    expect(locked.requests(url)).toBe(false)
  })

  it('requests the pages of the app', () => {
    expect(locked.requests('app://portolan/assets/main-1.js')).toBe(true)
  })

  it('grants no right and no device', () => {
    expect(locked.grants('geolocation', 'app://portolan/')).toEqual([false, false])
    expect(locked.grants('clipboard-read', 'app://portolan/')).toEqual([false, false])
    expect(locked.grants('clipboard-sanitized-write', 'https://example.com/')).toEqual([false, false])
    expect(locked.grantsDevice()).toBe(false)
  })

  it('lets the page copy', () => {
    expect(locked.grants('clipboard-sanitized-write', 'app://portolan/')).toEqual([true, true])
  })

  it('saves what a page of the app made, and nothing else', () => {
    expect(locked.downloads('blob:app://portolan/0f0e')).toBe(true)
    expect(locked.downloads('https://example.com/setup.exe')).toBe(false)
    expect(locked.downloads('data:text/plain,x')).toBe(false)
  })

  it('fetches no dictionaries', () => {
    expect(locked.hasSpellChecker).toBe(false)
  })
})

describe('locked pages', () => {
  const locked = createContentsStandIn()
  lockContents(locked.contents)

  it('stay in the app', () => {
    expect(locked.navigates('app://portolan/import')).toEqual([true, true])
    expect(locked.navigates('https://example.com/')).toEqual([false, false])
    expect(locked.navigates('file:///etc/passwd')).toEqual([false, false])
    expect(locked.navigates('app://portolan/', false)).toEqual([false, false])
  })

  it('open no window, embed no other page, and reach no peer', () => {
    expect(locked.opensWindow()).toBe(false)
    expect(locked.embedsWebview()).toBe(false)
    expect(locked.webRtcPolicy).toBe('disable_non_proxied_udp')
  })
})

describe("the window's page", () => {
  it('sees neither Node nor another world', () => {
    expect(windowPreferences('/app/preload.cjs', false)).toEqual({
      preload: '/app/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
  })
})
