import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSession } from './session.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-session-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = () => {
  const session = createSession({ now: () => '2026-01-01T00:00:00.000Z' })
  const [first, second] = [join(folder, 'first.portolan'), join(folder, 'second.portolan')]
  return { session, first, second, project: session.open(first, true) }
}

it('keeps a project open for the calls that began with it, until the last of them has ended', () => {
  const { session, second, project } = open()
  const [endOne, endOther] = [session.begin(undefined), session.begin(undefined)]
  session.open(second, true)
  expect(session.project().path).toBe(second)
  endOne()
  expect(project.database.open).toBe(true)
  endOther()
  expect(project.database.open).toBe(false)
  session.close()
})

it('closes a project at once that no call works on', () => {
  const { session, project } = open()
  session.begin(undefined)()
  expect(project.database.open).toBe(true)
  session.close()
  expect(project.database.open).toBe(false)
  expect(() => session.project()).toThrow(expect.objectContaining({ code: 'not-found' }))
})

it('refuses a call about another project than the open one, and one after it was closed', () => {
  const { session, first, second } = open()
  session.begin(first)()
  session.open(second, true)
  expect(() => session.begin(first)).toThrow(expect.objectContaining({ code: 'conflict', details: { reason: 'project' } }))
  session.close()
  expect(() => session.begin(second)).toThrow(expect.objectContaining({ code: 'conflict' }))
})
