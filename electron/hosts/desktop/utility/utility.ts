// The process that holds the backend: the database is synchronous and imports are long, so neither runs beside the window.
import process from 'node:process'
import { backendOptions } from './backend-options.ts'
import { tellEnd } from './tell-end.ts'

const [dataFolder] = process.argv.slice(2)
if (dataFolder === undefined) throw new Error('The data folder is missing.')

const options = backendOptions(dataFolder)
const end = tellEnd(process, options.logUnexpected)
// Loaded once the log hears of it where that fails, as it does where SQLite's own program does not fit the machine.
void import('./serve-main.ts').then(({ serveMain }) => serveMain(options)).catch(end)
