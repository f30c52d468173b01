import { createHash } from 'node:crypto'

/** The one drawing: the pages show it, browsers take it as the page's icon. */
export const ICON_SOURCE = 'renderer/public/portolan.svg'
/** Where electron-builder looks for icons. */
export const ICON_FOLDER = 'build/packaging/resources'
/** What the window shows on systems that do not take a window's icon from its program. */
export const WINDOW_ICON = 'resources/portolan.png'
export const WINDOW_ICON_SIZE = 256
/** Says of which drawing the images are. */
export const STAMP_FILE = 'drawn-from.txt'

/** Sizes in pixels: of the icon theme (specifications.freedesktop.org/icon-theme-spec), */
export const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const
/** of Windows' icons (an .ico holds up to 256), */
export const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256] as const
/** and of Apple's, where the same image stands for a size on two kinds of screens. */
export const APPLE_TYPES = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 } as const

export const SIZES: readonly number[] = [...new Set<number>([...LINUX_SIZES, ...WINDOWS_SIZES, ...Object.values(APPLE_TYPES)])].sort((left, right) => left - right)

/** Tells one drawing from another. */
export function drawingOf(svg: string): string {
  return createHash('sha256').update(svg.replaceAll('\r\n', '\n')).digest('hex')
}
