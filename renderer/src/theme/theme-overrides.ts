import type { GlobalThemeOverrides } from 'naive-ui'
import type { Palette } from './palette.ts'

export type Density = 'comfortable' | 'compact'

/** Heights and sizes in CSS pixels; WCAG 2.2 (2.5.8) wants targets of at least 24. */
const SIZES = {
  comfortable: { tiny: '24px', small: '28px', medium: '34px', large: '40px', font: '14px' },
  compact: { tiny: '24px', small: '24px', medium: '28px', large: '34px', font: '13px' },
} as const satisfies Record<Density, object>

/** The fonts of the system: no request leaves the machine for one. */
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'
const FIXED_FONT = 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace'

/** naive-ui in the app's own colours. */
export function themeOverrides(palette: Palette, density: Density): GlobalThemeOverrides {
  const size = SIZES[density]
  const button = { textColorPrimary: palette.onAccent, textColorHoverPrimary: palette.onAccent, textColorPressedPrimary: palette.onAccent, textColorFocusPrimary: palette.onAccent, textColorDisabledPrimary: palette.onAccent }
  // naive-ui's dark fields have no outline, so that nothing would tell where one may write.
  const outline = { border: `1px solid ${palette.controlBorder}`, borderHover: `1px solid ${palette.accent}`, borderFocus: `1px solid ${palette.accent}`, borderActive: `1px solid ${palette.accent}` }
  return {
    common: {
      fontFamily: FONT,
      fontFamilyMono: FIXED_FONT,
      fontSize: size.font,
      fontSizeTiny: '12px',
      fontSizeSmall: '13px',
      fontSizeMedium: size.font,
      heightTiny: size.tiny,
      heightSmall: size.small,
      heightMedium: size.medium,
      heightLarge: size.large,
      borderRadius: '4px',
      borderRadiusSmall: '3px',
      bodyColor: palette.background,
      cardColor: palette.surface,
      modalColor: palette.surfaceRaised,
      popoverColor: palette.surfaceRaised,
      tableColor: palette.surface,
      inputColor: palette.surface,
      textColorBase: palette.text,
      textColor1: palette.text,
      textColor2: palette.text,
      textColor3: palette.textMuted,
      placeholderColor: palette.textMuted,
      iconColor: palette.textMuted,
      borderColor: palette.controlBorder,
      dividerColor: palette.border,
      primaryColor: palette.accent,
      primaryColorHover: palette.accentHover,
      primaryColorPressed: palette.accentPressed,
      primaryColorSuppl: palette.accent,
      errorColor: palette.danger,
      errorColorHover: palette.danger,
      errorColorPressed: palette.danger,
      errorColorSuppl: palette.danger,
      warningColor: palette.warning,
      warningColorHover: palette.warning,
      warningColorPressed: palette.warning,
      warningColorSuppl: palette.warning,
      successColor: palette.success,
      successColorHover: palette.success,
      successColorPressed: palette.success,
      successColorSuppl: palette.success,
      infoColor: palette.info,
      infoColorHover: palette.accentHover,
      infoColorPressed: palette.accentPressed,
      infoColorSuppl: palette.info,
    },
    Button: button,
    Input: outline,
    Select: { peers: { InternalSelection: outline } },
    Checkbox: { border: `1px solid ${palette.controlBorder}`, checkMarkColor: palette.onAccent },
    Radio: { boxShadow: `inset 0 0 0 1px ${palette.controlBorder}`, buttonColorActive: palette.accent, buttonTextColorActive: palette.onAccent },
    Tag: { textColorPrimary: palette.accent },
  }
}
