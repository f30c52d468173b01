import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'

/** Another program that has a project file for itself alone, until it is ended. */
export async function lockProject(path: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', LOCKER, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return async () => {
    const ended = once(child, 'exit')
    child.stdin.end()
    await ended
  }
}

/** It ends with its input, so that it does not outlive a test that was stopped. */
const LOCKER = `
import Database from 'better-sqlite3'
const database = new Database(process.argv[1])
database.pragma('locking_mode = EXCLUSIVE')
database.exec('BEGIN EXCLUSIVE')
process.stdout.write('locked')
process.stdin.resume().on('end', () => database.close())
`
