// Loaded before the app's main program: whoever imports `electron` gets the stand-in.
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import path from 'node:path'

const standIn = pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href

registerHooks({ resolve: (specifier, context, next) => (specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context)) })
