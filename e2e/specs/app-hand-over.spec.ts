import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expectAccessible } from '../axe/expect-accessible.ts'
import { expect, test } from '../pages/app-test.ts'
import { callBackend } from '../pages/call-backend.ts'
import { HandOverPage } from '../pages/hand-over-page.ts'
import { BUILT_CLI } from '../pages/portolan-server.ts'
import { printReport } from '../pages/printed-report.ts'
import { readZip } from '../pages/read-zip.ts'

test('without an inventory there is nothing to hand over, and the way to it', async ({ app }) => {
  await app.goTo('/hand-over')
  await app.page.getByRole('main').getByRole('link', { name: 'Go to Import' }).click()
  await expect(app.page).toHaveURL(/\/import$/)
})

test.describe('with the sample estate', () => {
  test.use({ project: 'sample' })

  test('the bundle is looked at before it is written, by the keyboard too', async ({ app }) => {
    const screen = new HandOverPage(app)
    await screen.open()
    await expect(screen.fact('VMs in plans')).toHaveText(/^\d+$/)
    await expect(screen.section('Checks')).toContainText('checks could not be answered')
    await expect(screen.section('Files')).toContainText('never exported')

    await screen.items('40-waves').focus()
    await app.page.keyboard.press('ArrowRight')
    await app.page.keyboard.press('ArrowRight')
    await app.page.keyboard.press('ArrowRight')
    await app.page.keyboard.press('ArrowRight')
    await app.page.keyboard.press('ArrowRight')
    await app.page.keyboard.press('p')
    await app.page.keyboard.press('Enter')
    await expect(app.page).toHaveURL(/file=40-waves\/unscheduled\/.+\/plan\.yaml/)
    await expect(screen.text).toContainText('kind: Plan')

    await screen.search('targetNamespace')
    await expect(screen.matches.first()).toHaveText('targetNamespace')
    await expectAccessible(app.page)

    // The address leads back to the same file.
    await app.page.reload()
    await expect(screen.text).toContainText('kind: Plan')

    // Tab goes into a text and out of it.
    await screen.open('?file=README.md')
    await expect(screen.text).toContainText('# Migration to')
    await screen.section('Files').getByRole('button', { name: 'Copy' }).focus()
    await app.page.keyboard.press('Tab')
    await expect(screen.text).toBeFocused()
    await app.page.keyboard.press('x')
    await app.page.keyboard.press('Tab')
    await expect(screen.text).not.toBeFocused()
    await expect(screen.text).toContainText('# Migration to')

    // Overview knows what the checks said here, and each of its numbers above zero leads to what is behind it.
    await app.navigate('Overview')
    const open = app.page.getByRole('region', { name: 'Open questions' })
    await expect(open).toContainText('No target is chosen')
    await expect(open).not.toContainText('not checked yet')
    await expect(app.page.getByRole('region', { name: 'Nodes' })).toContainText('worker nodes')
    const plain = await app.page.getByRole('main').evaluate((main) => {
      const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) if (/(?<![\w-])[1-9]/.test(text.nodeValue ?? '') && text.parentElement?.closest('a') === null) found.push(text.nodeValue ?? '')
      return found
    })
    expect(plain).toEqual([])
  })

  test('what is downloaded is what the command line writes, to the byte', async ({ app, server }, { outputDir }) => {
    const screen = new HandOverPage(app)
    await screen.open()
    const downloaded = await unzip(await screen.download())
    await expect(screen.outcome).toContainText(`${downloaded.size} files were written`)
    await expect(screen.section('Files')).toContainText(`0 added, 0 changed, 0 removed, ${downloaded.size} as before`)

    const workbook = await screen.downloadReport('Workbook (xlsx)')
    expect([workbook.name, readFileSync(workbook.file).subarray(0, 2).toString()]).toEqual(['Estate.xlsx', 'PK'])
    await expect(screen.section('Workbook and report')).toContainText('Estate.xlsx is downloaded.')
    const tables = await unzip((await screen.downloadReport('Tables (CSV)')).file)
    expect(tables.get('vms.csv')).toContain('name,source,cluster')

    const report = await printReport(app.page.context(), readFileSync((await screen.downloadReport('Report (HTML)')).file, 'utf8'))
    expect(report).toMatchObject({ cut: [], requests: [], violations: [] })
    // Each of its nine parts begins a page.
    expect(report.pages).toBeGreaterThanOrEqual(9)
    expect(report.pages).toBeLessThan(40)

    // Its file is another program's once it is closed.
    await callBackend(server, 'project.close', {})
    const written = path.join(outputDir, 'bundle')
    const run = spawnSync(process.execPath, [BUILT_CLI, 'export', '--project', server.project, '--out', written], { encoding: 'utf8' })
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(downloaded).toEqual(filesBelow(written))
  })

  test('another MTV release shows as differences from the last export', async ({ app }) => {
    const screen = new HandOverPage(app)
    await screen.open()
    await screen.download()
    await expect(screen.outcome).toContainText('files were written')
    const presets = (await callBackend(app.server, 'target.presets', {})) as { id: string; cluster?: object }[] // the contract's own form
    const odf = presets.find(({ id }) => id === 'odf')
    await callBackend(app.server, 'target.set', { target: { ...odf, mtv: '2.10' } })

    await screen.open()
    await expect(screen.section('Files')).toContainText(/[1-9]\d* changed/)
    await screen.changedOnly.click()
    await expect.poll(() => screen.shownFiles()).toContain('summary.json')
    const changed = await screen.shownFiles()
    expect(changed.length).toBeLessThan(142)
    await screen.items('README.md').click()
    await screen.showDifferences()
    await expect(screen.differences).toContainText(/\d+ places? differs?: .+ added, .+ removed/)
    await expect(screen.text).toContainText('MTV 2.10')
    await expectAccessible(app.page)

    await app.page.getByRole('button', { name: /^Undo/ }).click()
    await expect(screen.section('Files')).toContainText('0 added, 0 changed, 0 removed')

    // What would be refused on the day stops the export and says what to correct, until it is.
    await callBackend(app.server, 'target.set', { target: { ...odf, cluster: { ...odf?.cluster, disconnected: { registry: 'mirror.example.com:8443', maxVersion: '4.12.1' } } } })
    await app.goTo('/hand-over')
    await expect(screen.section('Export')).toContainText('1 critical finding stands against this bundle')
    await expect(screen.section('Checks')).toContainText('What the target says of installation and mirror goes together')
    await expect(screen.downloadButton).toBeDisabled()
    await app.navigate('Overview')
    await app.page.getByRole('link', { name: /^Stops the export: .*1 critical finding$/ }).click()
    await expect(screen.section('Checks')).toBeInViewport()
    await app.page.getByRole('button', { name: /^Undo/ }).click()
    await expect(screen.section('Export')).not.toContainText('stands against')
    await expect(screen.downloadButton).toBeEnabled()
  })
})

/** The texts of the files of a zip by their paths below its one folder, if it has one. */
async function unzip(file: string): Promise<Map<string, string>> {
  const files = [...(await readZip(file))]
  const [folder] = files.map(([name]) => /^[^/]+\/(?=README\.md$)/.exec(name)?.[0]).filter((name) => name !== undefined)
  return sorted(files.map(([name, bytes]) => [folder !== undefined && name.startsWith(folder) ? name.slice(folder.length) : name, bytes.toString('utf8')]))
}

function filesBelow(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return sorted(files.map((file) => [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]))
}

function sorted(files: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1)))
}
