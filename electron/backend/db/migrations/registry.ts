import { exportedDecisions } from './0010-exported-decisions.ts'
import { initial } from './0001-initial.ts'
import { lastExport } from './0002-last-export.ts'
import { platformConfiguration } from './0003-platform-configuration.ts'
import { snapshots } from './0004-snapshots.ts'
import { images } from './0005-images.ts'
import { sideFiles } from './0006-side-files.ts'
import { waves } from './0007-waves.ts'
import { scheduleAsDecision } from './0008-schedule-as-decision.ts'
import { vmProperties } from './0009-vm-properties.ts'
import { rawRows } from './0011-raw-rows.ts'
import type { Migration } from './migration.ts'

/** Every migration, oldest first; each one's id is its place, counted from 1. */
export const MIGRATIONS: readonly Migration[] = [initial, lastExport, platformConfiguration, snapshots, images, sideFiles, waves, scheduleAsDecision, vmProperties, exportedDecisions, rawRows]
