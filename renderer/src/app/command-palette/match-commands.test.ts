import { expect, it } from 'vitest'
import { matchCommands } from './match-commands.ts'

const commands = [{ label: 'Import', also: 'RVTools oVirt' }, { label: 'Theme: Dark' }, { label: 'Theme: Light' }]

it.each([
  ['', ['Import', 'Theme: Dark', 'Theme: Light']],
  ['  ', ['Import', 'Theme: Dark', 'Theme: Light']],
  ['dark THEME', ['Theme: Dark']],
  ['theme', ['Theme: Dark', 'Theme: Light']],
  ['rvtools', ['Import']],
  ['export', []],
])('%j finds %j', (text, labels) => {
  expect(matchCommands(commands, text).map(({ label }) => label)).toEqual(labels)
})
