import { ref, watchEffect } from 'vue'

/** What a person may choose: a theme, or that of the system. */
export type ThemeChoice = 'light' | 'dark' | 'system'

const key = 'trading.theme'
const choices: readonly ThemeChoice[] = ['system', 'light', 'dark']
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')

/** The choice, kept in the browser. */
export const themeChoice = ref<ThemeChoice>(readChoice())

/** The theme that is shown; charts, which draw their own colours, follow it. */
export const theme = ref<'light' | 'dark'>('light')

/** Applies the theme now and whenever the choice or the system's theme changes. */
export function followTheme(): void {
  const systemTheme = ref(systemIsDark.matches)
  systemIsDark.addEventListener('change', (event) => (systemTheme.value = event.matches))
  watchEffect(
    () => {
      const isDark = themeChoice.value === 'dark' || (themeChoice.value === 'system' && systemTheme.value)
      theme.value = isDark ? 'dark' : 'light'
      document.documentElement.dataset['theme'] = theme.value
    },
    { flush: 'sync' },
  )
}

/** The next choice in turn. */
export function nextTheme(): void {
  const next = choices[(choices.indexOf(themeChoice.value) + 1) % choices.length]
  themeChoice.value = next ?? 'system'
  try {
    localStorage.setItem(key, themeChoice.value)
  } catch {
    // A browser that keeps nothing shows the system's theme the next time.
  }
}

function readChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(key)
    return choices.find((choice) => choice === kept) ?? 'system'
  } catch {
    return 'system'
  }
}
