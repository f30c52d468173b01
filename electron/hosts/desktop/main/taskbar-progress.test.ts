import { expect, it } from 'vitest'
import { createTaskbarProgress } from './taskbar-progress.ts'

it('shows the least of what is under way, and nothing once all has ended', () => {
  const bars: number[] = []
  const taskbar = createTaskbarProgress((share) => void bars.push(share))
  taskbar.ended('unknown')
  taskbar.tell('a', { done: 1, total: 2 })
  taskbar.tell('b', { done: 1, total: 4 })
  taskbar.tell('a', { done: 2, total: 2 })
  taskbar.tell('c', { rows: 7 })
  taskbar.ended('c')
  taskbar.ended('b')
  taskbar.ended('a')
  expect(bars).toEqual([0.5, 0.25, 2, 0.25, 1, -1])
})
