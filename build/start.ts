// `npm start`: opens the app, in a window of its own where Electron is there or can be fetched, else in the browser.
// `npm start -- --browser` opens it in the browser in any case; what else is given goes to the app.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

import { isBuildStale } from './desktop/is-build-stale.ts'
import { obtainElectron } from './desktop/obtain-electron.ts'
import { runApp } from './desktop/run-app.ts'

const BROWSER_OPTION = '--browser'

const projectRoot = path.resolve(import.meta.dirname, '..')
const appArguments = process.argv.slice(2).filter((argument) => argument !== BROWSER_OPTION)

if (isBuildStale(projectRoot)) {
  console.log('Building Portolan ...')
  const { status } = spawnSync(process.execPath, [path.join(projectRoot, 'build', 'build.ts')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

const electron = process.argv.includes(BROWSER_OPTION) ? { missingBecause: 'As asked for' } : await obtainElectron(projectRoot)
if ('executable' in electron) {
  await runApp(electron.executable, [path.join(projectRoot, 'out', 'desktop', 'main.js'), ...appArguments])
} else {
  console.log(`${electron.missingBecause}: Portolan opens in the browser.`)
  await runApp(process.execPath, [path.join(projectRoot, 'out', 'cli', 'portolan.js'), 'serve', ...appArguments])
}
