import { z } from 'zod'
import type { Scope } from './scope-expression.ts'

const scopeSchema = z.object({
  sources: z.array(z.string()).default([]),
  clusters: z.array(z.object({ source: z.string(), name: z.string() })).default([]),
  facts: z.array(z.object({ field: z.string(), value: z.string() })).default([]),
  search: z.string().default(''),
})

/** What an address says of the scope, as JSON without what narrows nothing; empty where nothing does. */
export function writeScopeAddress({ sources, clusters, facts, search }: Scope): string {
  const said = {
    ...(sources.length === 0 ? {} : { sources }),
    ...(clusters.length === 0 ? {} : { clusters: clusters.map(({ source, name }) => ({ source, name })) }),
    ...(facts.length === 0 ? {} : { facts: facts.map(({ field, value }) => ({ field, value })) }),
    ...(search.trim() === '' ? {} : { search }),
  }
  return Object.keys(said).length === 0 ? '' : JSON.stringify(said)
}

/** The scope that an address names; an address may come from anywhere, and what is not understood narrows nothing. */
export function readScopeAddress(value: unknown): Scope {
  return understood(value) ?? scopeSchema.parse({})
}

/** Whether an address names a scope that is not understood: cut off by a mail, or written by hand. */
export function isScopeLost(value: unknown): boolean {
  return understood(value) === null
}

function understood(value: unknown): Scope | null {
  if (value === undefined || value === null || value === '') return scopeSchema.parse({})
  if (typeof value !== 'string') return null
  try {
    return scopeSchema.parse(JSON.parse(value))
  } catch {
    return null
  }
}
