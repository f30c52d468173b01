import { fileURLToPath } from 'node:url'
import { IMPORTERS } from '../registry.ts'
import { describeImporter } from '../testing/importer-suite.ts'
import { rvtoolsImporter } from './rvtools-importer.ts'

const SAMPLE = fileURLToPath(new URL('../../../../resources/sample/portolan-sample-estate.xlsx', import.meta.url))

describeImporter({
  importers: IMPORTERS,
  importer: rvtoolsImporter,
  write: () => SAMPLE,
  damaged: [
    ['a workbook that is none', 'estate.xlsx', 'no zip'],
    ['an empty workbook', 'estate.xlsx', ''],
    ['a table of something else', 'people.csv', 'name,age\nada,36\n'],
  ],
})
