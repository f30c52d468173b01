import type { Command } from '../command.ts'
import { assess } from './assess.ts'
import { check } from './check.ts'
import { cutover } from './cutover.ts'
import { decisions } from './decisions.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { imports } from './imports.ts'
import { inventory } from './inventory.ts'
import { map } from './map.ts'
import { plan } from './plan.ts'
import { report } from './report.ts'
import { serveCommand } from './serve.ts'
import { size } from './size.ts'
import { targets } from './targets.ts'
import { waves } from './waves.ts'

/** In the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [plan, importCommand, imports, inventory, assess, map, size, waves, cutover, decisions, exportCommand, report, check, targets, serveCommand]
