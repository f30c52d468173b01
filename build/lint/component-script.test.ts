import { expect, it } from 'vitest'

import { componentScript } from './component-script.ts'

it('has the script at its lines and columns, and nothing else', () => {
  expect(componentScript('<template>\n  <p />\n</template>\n<script setup lang="ts">\nconst a = 1\n</script>\n<style>\np {}\n</style>\n')).toBe(`${' '.repeat(10)}\n${' '.repeat(7)}\n${' '.repeat(11)}\n${' '.repeat(24)}\nconst a = 1\n\n`)
})

it('joins two scripts of one component in the order in which they stand', () => {
  const lines = componentScript('<script setup lang="ts">\nconst a = B\n</script>\n<template><p /></template>\n<script lang="ts">\nconst B = 1\n</script>\n').split('\n')
  expect(lines.map((line) => line.trim())).toEqual(['', 'const a = B', '', '', '', 'const B = 1', '', ''])
})

it('keeps lines that end as in Windows', () => {
  expect(componentScript('<template>\r\n</template>\r\n<script setup lang="ts">\r\nconst a = 1\r\n</script>\r\n').split('\r\n')[3]).toBe('const a = 1')
})

it.each([
  ['Row', 'type Row = unknown;'],
  ['Row extends { readonly id: string }, Key extends keyof Row', 'type Row = { readonly id: string };type Key = keyof Row;'],
  ['Row extends\n  Keyed', 'type Row = Keyed;'],
])('names the type parameters of %s', (parameters, types) => {
  const script = componentScript(`<script setup lang="ts" generic="${parameters}">\nconst a = 1\n</script>\n`)
  expect(script.split('\n').map((line) => line.trim()).filter((line) => line !== '')).toEqual([types, 'const a = 1'])
})

it('is empty where a component has no script', () => {
  expect(componentScript('<template>\n  <p />\n</template>\n').trim()).toBe('')
})

it.each(['<script setup lang="ts">\nconst a = 1\n', '<template><p></template>\n<script setup lang="ts"></script>\n'])('refuses what is no component: %j', (source) => {
  expect(() => componentScript(source)).toThrow(SyntaxError)
})
