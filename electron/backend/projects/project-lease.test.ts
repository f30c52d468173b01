import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import { createHeldLeases } from './held-leases.ts'
import { findHolder, takeLease } from './project-lease.ts'

const SINCE = '2026-03-02T10:00:00.000Z'
const CHILD = join(import.meta.dirname, 'testing', 'holding-child.ts')

let folder = ''
let project = ''
let children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-lease-'))
  project = join(folder, 'estate.portolan')
  writeFileSync(project, '', { mode: 0o600 })
})
afterEach(async () => {
  for (const child of children) await end(child)
  children = []
  rmSync(folder, { recursive: true })
})

/** Another program that wants the lease, and what became of it. */
async function start(path = project): Promise<{ readonly child: ChildProcess; readonly answer: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CHILD, path, SINCE], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const [data] = await once(child.stdout, 'data') as [Buffer] // a readable stream's own event
  return { child, answer: data.toString().trim() }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function refusal(run: () => unknown): AppError {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('It was not refused.')
}

describe('while another program has a project', () => {
  it('a second one is told who, whichever way it comes', async () => {
    const { child, answer } = await start()
    expect(answer).toBe('holds')
    const link = join(folder, 'link.portolan')
    symlinkSync(project, link)
    for (const path of [project, link]) {
      const { code, message, details } = refusal(() => takeLease(path, SINCE))
      expect([code, message]).toEqual(['conflict', `${path} is open in another Portolan (process ${String(child.pid)} on ${hostname()}, since ${SINCE}): close it there, or open it read-only.`])
      expect(details).toMatchObject({ reason: 'held', host: hostname(), pid: child.pid, since: SINCE })
    }
    expect(findHolder(project)).toMatchObject({ pid: child.pid })
  })

  it('it is free as soon as that one is killed, and nothing stays once it is closed', async () => {
    const { child } = await start()
    await end(child)
    expect(readdirSync(folder)).toEqual(['estate.portolan', 'estate.portolan-lock'])
    expect(findHolder(project)).toBeNull()
    takeLease(project, SINCE).release()
    expect(readdirSync(folder)).toEqual(['estate.portolan'])
  })

  it('it is free when that one gives it back', async () => {
    const { child } = await start()
    child.stdin?.write('give it back\n')
    await once(child, 'exit')
    expect(readdirSync(folder)).toEqual(['estate.portolan'])
    expect((await start()).answer).toBe('holds')
  })
})

it('one of many that want it at once gets it', async () => {
  const answers = (await Promise.all(Array.from({ length: 3 }, () => start()))).map(({ answer }) => answer)
  expect(answers.filter((answer) => answer === 'holds')).toHaveLength(1)
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(2)
})

it('two sessions of one program know each other, and the locks survive what the other does', async () => {
  const lease = takeLease(project, SINCE)
  expect(refusal(() => takeLease(project, SINCE)).details).toMatchObject({ reason: 'held', pid: process.pid })
  expect(findHolder(project)).toMatchObject({ pid: process.pid })
  expect((await start()).answer).toBe('held')
  lease.release()
})

it('a program that opens its project again keeps what it has until both are closed', () => {
  const leases = createHeldLeases()
  const [first, second] = [leases.take(project, SINCE), leases.take(project, SINCE)]
  first()
  expect(findHolder(project)).not.toBeNull()
  second()
  expect(readdirSync(folder)).toEqual(['estate.portolan'])
})

it.skipIf(process.platform === 'win32')('the lock has the rights of its project', () => {
  const lease = takeLease(project, SINCE)
  expect((statSync(`${project}-lock`).mode & 0o777).toString(8)).toBe('600')
  lease.release()
})

it('what a machine without power left of a lock is made anew', () => {
  writeFileSync(`${project}-lock`, 'half of a page'.repeat(400))
  takeLease(project, SINCE).release()
  expect(readdirSync(folder)).toEqual(['estate.portolan'])
})

it('another file in its place is not taken away, and what another machine left is not taken over', () => {
  const lease = takeLease(project, SINCE)
  renameSync(`${project}-lock`, join(folder, 'moved'))
  const other = new Database(`${project}-lock`)
  other.exec('CREATE TABLE holder (value TEXT NOT NULL)')
  other.prepare('INSERT INTO holder (value) VALUES (?)').run(JSON.stringify({ token: 't', host: 'planner-02', boot: null, pid: 7, since: SINCE }))
  other.close()
  lease.release()
  const { details, message } = refusal(() => takeLease(project, SINCE))
  expect(details).toMatchObject({ reason: 'elsewhere', host: 'planner-02', pid: 7 })
  expect(message).toBe(`${project} is open on another machine, or was when that one stopped (process 7 on planner-02, since ${SINCE}): close it there, or remove ${project}-lock where that is not running any more.`)
  expect(refusal(() => findHolder(project)).details).toMatchObject({ reason: 'elsewhere' })
})
