import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

import { installDebianPackage, mayUseApt } from './apt-get.mjs'

/**
 * LibreOffice, with which a test computes the workbook's formulas anew, where it can be had without asking anybody. Without it
 * that one test is skipped by its name, so that nothing fails here.
 */
export async function ensureLibreOffice() {
  if (hasLibreOffice() || !mayUseApt()) return
  console.log('Installing LibreOffice Calc by apt-get, for the test of the workbook ...')
  const failure = await installDebianPackage('libreoffice-calc')
  if (failure !== undefined) console.log('LibreOffice could not be installed: the test of the workbook’s formulas is skipped.')
}

function hasLibreOffice() {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, 'soffice')))
}
