import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import { describeStartFailure, NoDataFolder } from './describe-start-failure.ts'
import { texts as german } from './texts/de.ts'
import { texts as english } from './texts/en.ts'

function refusalOf(make: () => void): unknown {
  try {
    make()
  } catch (error) {
    return error
  }
  throw new Error('It was made.')
}

it('says of a folder that cannot be made which, why, and what to do', () => {
  const place = mkdtempSync(join(tmpdir(), 'portolan-start-'))
  writeFileSync(join(place, 'data'), '')
  const folder = join(place, 'data', 'portolan')
  const failure = new NoDataFolder(folder, refusalOf(() => mkdirSync(join(folder, 'window'), { recursive: true })))
  rmSync(place, { recursive: true })
  expect(describeStartFailure(failure, '/log', english)).toBe(`Portolan cannot start, because it can keep nothing in ${folder}: a part of the path is a file, not a folder; move that file away.`)
  expect(describeStartFailure(failure, '/log', german)).toBe(`Portolan kann nicht starten, weil es in ${folder} nichts ablegen kann: Ein Teil des Pfads ist eine Datei und kein Ordner; verschieben Sie diese Datei.`)
})

it('passes on what is a sentence already, and leads from everything else to the log', () => {
  expect(describeStartFailure(new AppError('not-found', 'The pages are not built: run the build.'), '/log', german)).toBe('The pages are not built: run the build.')
  expect(describeStartFailure(new TypeError('x is not a function'), '/data/portolan.log', english)).toBe('Portolan cannot start: x is not a function. The details are in /data/portolan.log; install Portolan again if it goes on.')
})
