import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..', '..')
const outputFolder = path.join(root, '.cache', 'bench-import')

/** Where the built scripts are. */
export const BUILT_MEASUREMENTS = path.join(outputFolder, 'bench')

/**
 * Builds what is measured in the layout of the product (electron.vite.config.ts): from the sources, the thread that scans
 * sheets would have to strip types first, which costs time and memory that nobody pays who runs the product.
 */
export async function buildMeasurements(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: ['zod'] },
    build: {
      ssr: true,
      minify: true,
      outDir: outputFolder,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          'bench/measure': 'bench/import/measure.ts',
          'bench/cancel': 'bench/import/cancel.ts',
          'bench/write-one': 'bench/workbook/write-one.ts',
          'bench/export-one': 'bench/export/export-one.ts',
          'bench/report-usage': 'bench/export/report-usage.ts',
          'cli/portolan': 'electron/hosts/cli/portolan.ts',
          'bench/load-server': 'bench/load/load-server.ts',
          'workers/scan-worker': 'electron/backend/importers/tables/xlsx/scan-worker.ts',
          'workers/writing-worker': 'electron/backend/bundle/finish/writing-worker.ts',
          'workers/reading-worker': 'electron/backend/reading/reading-worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
}
