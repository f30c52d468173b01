import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { explainTrouble } from './file-trouble.ts'
import { createGrantedPaths } from './granted-paths.ts'
import { takeFile } from './take-file.ts'
import { texts as german } from './texts/de.ts'
import { texts as english } from './texts/en.ts'

const folder = mkdtempSync(join(tmpdir(), 'portolan-take-'))
const file = join(folder, 'estate.xlsx')
writeFileSync(file, 'x')
afterAll(() => rmSync(folder, { recursive: true }))

it('lets the pages read what is there', async () => {
  const granted = createGrantedPaths()
  expect(await takeFile(file, granted, english.files)).toEqual({ ok: true, value: { path: file, name: 'estate.xlsx', bytes: 1 } })
  expect([granted.allows(file, 'read'), granted.allows(file, 'write')]).toEqual([true, false])
})

it.each([
  [join(folder, 'gone.portolan'), english, 'gone.portolan cannot be read: it is not there any more; choose it where it lies now.'],
  [join(folder, 'gone.portolan'), german, 'gone.portolan kann nicht gelesen werden: Die Datei liegt nicht mehr dort; wählen Sie sie an ihrem jetzigen Ort.'],
  [join(file, 'within'), english, 'within cannot be read: a part of its path is a file, not a folder; choose it where it lies now.'],
  [join(folder, 'x'.repeat(300)), english, `${'x'.repeat(300)} cannot be read: its path is too long; give it a shorter name, or copy it to a folder nearer to the root of the disk.`],
  ['', german, 'Die Datei liegt auf keinem Datenträger: Speichern Sie sie zuerst, und wählen Sie sie dann.'],
])('says of %j what is wrong and what to do, in the words of the app', async (path, texts, message) => {
  const granted = createGrantedPaths()
  expect(await takeFile(path, granted, texts.files)).toMatchObject({ ok: false, error: { message } })
  if (path !== '') expect(granted.allows(path, 'read')).toBe(false)
})

it.each([
  ['EACCES', 'you may not read it; ask its owner for a copy'],
  ['ESTALE', 'its disk or share does not answer; connect it again and try once more'],
  ['EMFILE', 'the system says EMFILE; copy it to a folder of this machine and choose the copy'],
])('puts %s into words', (code, words) => {
  expect(explainTrouble(Object.assign(new Error(`${code}: it failed, stat '/home/ana/x'`), { code }), english.files.reading)).toBe(words)
})
