import { expect, it } from 'vitest'
import type { AppWish } from '#shared/contract/app-wishes.ts'
import { createWishes } from './wishes.ts'

const go = (path: string): AppWish => ({ kind: 'go', path })

it('keeps what was asked until a page listens, and again once that has gone', () => {
  const sent: AppWish[] = []
  const wishes = createWishes((wish) => void sent.push(wish))
  wishes.ask(go('/1'))
  wishes.ask(go('/2'))
  expect(sent).toEqual([])
  wishes.pageListens()
  wishes.ask(go('/3'))
  wishes.pageGone()
  wishes.ask(go('/4'))
  expect(sent).toEqual([go('/1'), go('/2'), go('/3')])
  wishes.pageListens()
  expect(sent.at(-1)).toEqual(go('/4'))
})
