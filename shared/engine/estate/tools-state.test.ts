import { describe, expect, it } from 'vitest'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { toolsState } from './tools-state.ts'

const tools = (status: string | null) => ({ vmId: 'x', status, version: null, requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost: null, isOperationReady: null })

describe('toolsState', () => {
  it.each([
    ['toolsOk', 'running'],
    ['toolsOld', 'running'],
    [' TOOLSOK ', 'running'],
    ['toolsNotRunning', 'not-running'],
    ['toolsNotInstalled', 'not-installed'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
    [null, 'unknown'],
  ])('%s is %s', (status, expected) => {
    expect(toolsState(makeVm({ tools: tools(status), guestState: 'running' }), true)).toBe(expected)
  })

  it('is unknown where the sheet does not list the VM', () => {
    expect(toolsState(makeVm({ tools: null, guestState: 'running' }), true)).toBe('unknown')
  })

  it.each([
    ['running', 'running'],
    ['notRunning', 'not-running'],
    ['shuttingDown', 'unknown'],
    [null, 'unknown'],
  ])('without a sheet of Tools, a guest that is %s has Tools that are %s', (guestState, expected) => {
    expect(toolsState(makeVm({ tools: null, guestState }), false)).toBe(expected)
  })
})
