/** An exact decimal: `units` × 10^−`scale`. The gateway's amounts have more digits than a JavaScript number keeps. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const pattern = /^([+-]?)(\d+)(?:\.(\d+))?$/

/** Reads a plain decimal such as `-12.50`; null where it is none. */
export function parseDecimal(text: string): Decimal | null {
  const match = pattern.exec(text.trim())
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, scale: fraction.length }
}

/** Below, at or above zero as `a` is less than, equal to or more than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const difference = unitsAt(a, scale) - unitsAt(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** How many times `b` goes into `a`, whole: of positive numbers. */
export function wholeQuotient(a: Decimal, b: Decimal): bigint {
  const scale = Math.max(a.scale, b.scale)
  return unitsAt(a, scale) / unitsAt(b, scale)
}

/** The decimal as text, with all of its digits. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return (units < 0n ? '-' : '') + whole + (scale > 0 ? `.${digits.slice(digits.length - scale)}` : '')
}

/**
 * A decimal for people: groups of three, and at least so many digits behind the point. More are shown where there are more, up to `most`
 * (cut off there, never rounded up: nobody has more than is shown). What is no decimal is shown as it is.
 */
export function formatDecimal(text: string, least = 0, most = Number.MAX_SAFE_INTEGER): string {
  const match = pattern.exec(text.trim())
  if (!match) return text
  const [, sign, whole = '', fraction = ''] = match
  const kept = fraction.slice(0, most).replace(/0+$/, '').padEnd(least, '0')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return (sign === '-' ? '−' : '') + grouped + (kept.length > 0 ? `.${kept}` : '')
}

/** Dollars with two decimals, more where there are more. */
export function formatDollars(text: string): string {
  const formatted = formatDecimal(text, 2)
  return formatted.startsWith('−') ? `−$${formatted.slice(1)}` : `$${formatted}`
}

/** The value in units of 10^−`scale`, which is not less than its own. */
export function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}
