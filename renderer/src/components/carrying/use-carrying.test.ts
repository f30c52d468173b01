import { describe, expect, it } from 'vitest'
import { useCarrying } from './use-carrying.ts'

function setUp() {
  const log: string[] = []
  const carrying = useCarrying<string>(() => ['a', 'b', 'c'], ({ what, from }, to) => log.push(`${what}: ${from} to ${to}`), (event, what, place) => log.push(`${event} ${what} ${place}`))
  const press = (key: string, from = 'a'): boolean => {
    let isPrevented = false
    carrying.key({ key, preventDefault: () => { isPrevented = true }, stopPropagation: () => undefined }, 'storage', from)
    return isPrevented
  }
  return { log, carrying, press }
}

describe('carrying by the keyboard', () => {
  it('takes up, goes over the places in a circle, and puts down', () => {
    const { log, press } = setUp()
    for (const key of ['Enter', 'ArrowLeft', 'ArrowUp', 'Enter']) expect(press(key)).toBe(true)
    expect(log).toEqual(['taken storage a', 'over storage c', 'over storage b', 'storage: a to b'])
  })

  it.each([
    ['Escape', ['Enter', 'ArrowRight', 'Escape', 'ArrowRight']],
    ['its own place', ['Enter', 'ArrowRight', 'ArrowLeft', ' ']],
    ['the tab key, which still leads on', ['Enter', 'Tab']],
  ])('leaves things where they were by %s', (_what, keys) => {
    const { log, carrying, press } = setUp()
    const prevented = keys.map((key) => press(key))
    expect(log.at(-1)).toBe('left storage a')
    expect(carrying.carried.value).toBeNull()
    if (keys.includes('Tab')) expect(prevented.at(-1)).toBe(false)
  })

  it('leaves other keys to the page', () => {
    const { log, press } = setUp()
    expect([press('ArrowRight'), press('Escape'), press('x')]).toEqual([false, false, false])
    expect(log).toEqual([])
  })
})

describe('carrying by the mouse', () => {
  it('ends once, though the browser says both drop and end', () => {
    const { log, carrying } = setUp()
    carrying.take('vms', 'a')
    carrying.put('c')
    carrying.leave()
    expect(log).toEqual(['taken vms a', 'vms: a to c'])
  })
})
