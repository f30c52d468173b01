/**
 * Settings of Go's runtime for the tools that are written in it (the native compiler, the linter of types), which end within the minute: memory
 * may grow to five times what is in use before it is gone through.
 */
export const GO_SETTINGS: Readonly<Record<string, string>> = { GOGC: '400' }
