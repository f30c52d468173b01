import { promises as files } from 'node:fs'
import { open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import DatabaseConstructor from 'better-sqlite3'

/**
 * For processes that are ended on purpose: calls `onEvent` with a number that grows, before each call by which this process changes a file: a
 * statement of SQLite that writes, and the calls of the file system by which bundles are written.
 */
export async function countEvents(onEvent: (event: number) => void): Promise<void> {
  let event = 0
  const tick = (): void => {
    event += 1
    onEvent(event)
  }
  const database = new DatabaseConstructor(':memory:')
  wrap(Object.getPrototypeOf(database.prepare('SELECT 1')) as object, ['run'], tick)
  wrap(DatabaseConstructor.prototype, ['exec'], tick)
  database.close()
  const handle = await open(import.meta.filename)
  wrap(Object.getPrototypeOf(handle) as object, ['writeFile', 'sync'], tick)
  await handle.close()
  wrap(files, ['open', 'mkdir', 'mkdtemp', 'rename', 'rm', 'rmdir', 'writeFile'], tick)
  syncBuiltinESMExports() // modules that import them by name see these from now on
}

function wrap(owner: object, names: readonly string[], tick: () => void): void {
  for (const name of names) {
    const own = Reflect.get(owner, name) as (...values: unknown[]) => unknown // a method, by its name
    Reflect.set(owner, name, function (this: unknown, ...values: unknown[]) {
      tick()
      return own.apply(this, values)
    })
  }
}
