import process from 'node:process'
import fc from 'fast-check'

/** Any number: what fails with it fails on every machine, and what passes does not fail the next time by chance. */
const DEFAULT_SEED = 20_260_302

// Properties are tried with the same values each time; another seed looks elsewhere: FAST_CHECK_SEED=7 npm run test:unit
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? DEFAULT_SEED) })
