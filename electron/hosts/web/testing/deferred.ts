export interface Deferred<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (reason: Error) => void
}

/** A promise that is settled from outside: what ES2024's Promise.withResolvers gives. */
export function createDeferred<Value>(): Deferred<Value> {
  let resolvers: Omit<Deferred<Value>, 'promise'> | null = null
  const promise = new Promise<Value>((resolve, reject) => {
    resolvers = { resolve, reject }
  })
  return { promise, ...(resolvers as unknown as Omit<Deferred<Value>, 'promise'>) } // the executor ran at once
}
