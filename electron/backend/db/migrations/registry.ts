import { initial } from './0001-initial.ts'
import { platformConfiguration } from './0010-platform-configuration.ts'
import type { Migration } from './migration.ts'

/** Every migration, oldest first: ids rise, and may leave numbers out. */
export const MIGRATIONS: readonly Migration[] = [initial, platformConfiguration]
