import { z } from 'zod'

/** Linux refuses interface names above IFNAMSIZ - 1 = 15 characters, and nmstate does not check early. */
export const interfaceNameSchema = z.string().regex(/^[A-Za-z0-9_.-]+$/, 'must be an interface name').min(1).max(15)
