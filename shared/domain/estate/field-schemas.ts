import { z } from 'zod'

/** The fields that rows are made of. Null is "the inventory does not say", never zero, empty or false. */
export const text = z.string().nullable()
export const count = z.number().int().nullable()
export const amount = z.number().nullable()
export const flag = z.boolean().nullable()
