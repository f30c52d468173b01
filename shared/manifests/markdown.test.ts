import { describe, expect, test } from 'vitest'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

describe('strangers\' words in Markdown', () => {
  test.each([
    ['plain words', 'plain words'],
    ['a|b', 'a\\|b'],
    ['# heading', '\\# heading'],
    ['1. item', '1\\. item'],
    ['two\nlines\u2028three', 'two lines three'],
    ['<script>', '\\<script\\>'],
    ['[link](x)', '\\[link\\](x)'],
    ['snake_case_name', 'snake_case_name'],
    ['_emphasis_', '\\_emphasis\\_'],
    ['\u202egnp', 'gnp'],
    ['a ~~b~~', 'a \\~\\~b\\~\\~'],
    ['R&D &lt; &#65;', 'R&D \\&lt; \\&#65;'],
  ])('%j as text', (text, expected) => {
    expect(markdownText(text)).toBe(expected)
  })

  test.each([
    ['vm-1', '`vm-1`'],
    ['a`b', '`` a`b ``'],
    ['a``b', '``` a``b ```'],
    ['a|b', '`a\\|b`'],
    ['', '(empty)'],
    ['a\nb', '`a b`'],
  ])('%j as code', (text, expected) => {
    expect(markdownCode(text)).toBe(expected)
  })

  test('a table', () => {
    expect(markdownTable(['A', 'B'], [['1', '2']])).toEqual(['| A | B |', '| --- | --- |', '| 1 | 2 |'])
  })
})
