import { expect, it } from 'vitest'
import { projectNameFor } from './project-name.ts'

it.each([
  ['Lisbon', 'Lisbon'],
  ['Lisbon.portolan', 'Lisbon'],
  ['ACME "north" <1>', 'ACME _north_ _1_'],
  ['Lisbon/Porto', 'Lisbon-Porto'],
  ['..', 'Project'],
  ['aux', '_aux'],
])('%j is called %j', (wish, name) => {
  expect(projectNameFor(wish)).toBe(name)
})
