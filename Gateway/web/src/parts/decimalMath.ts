import { type Decimal, addDecimals, decimalText, parseDecimal, unitsAt } from './decimal'

export const zero: Decimal = { units: 0n, scale: 0 }

/** Reads text that the gateway has sent. */
export function decimalOf(text: string): Decimal {
  const value = parseDecimal(text)
  if (value === null) throw new RangeError(`not a decimal: ${text}`)
  return value
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { units: -b.units, scale: b.scale })
}

/** The quotient, rounded half away from zero to so many places; null for a divisor of zero. */
export function divideDecimals(a: Decimal, b: Decimal, places: number): Decimal | null {
  if (b.units === 0n) return null
  const numerator = a.units * 10n ** BigInt(places + b.scale)
  const denominator = b.units * 10n ** BigInt(a.scale)
  return { units: roundedQuotient(numerator, denominator), scale: places }
}

/** Whether a value is a whole number of steps. */
export function isMultipleOf(value: Decimal, step: Decimal): boolean {
  const scale = Math.max(value.scale, step.scale)
  return step.units !== 0n && unitsAt(value, scale) % unitsAt(step, scale) === 0n
}

/** The largest multiple of a step that is not above a value that is not negative. */
export function floorTo(value: Decimal, step: Decimal): Decimal {
  const scale = Math.max(value.scale, step.scale)
  const [units, stepUnits] = [unitsAt(value, scale), unitsAt(step, scale)]
  return { units: units - (units % stepUnits), scale }
}

/** For drawing only: positions and lengths may be a hair off, figures may not. */
export function toNumber(value: Decimal): number {
  return Number(decimalText(value))
}

/** Text without trailing zeros, as the gateway writes it: `0.5`. */
export function plainText(value: Decimal): string {
  const text = decimalText(value)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Text with so many digits behind the point, rounded half away from zero. */
export function fixedText(value: Decimal, places: number): string {
  const isExact = places >= value.scale
  const units = isExact ? unitsAt(value, places) : roundedQuotient(value.units, 10n ** BigInt(value.scale - places))
  return decimalText({ units, scale: places })
}

/** How many digits behind the point a step such as `0.01` has. */
export function placesOf(step: string): number {
  const text = plainText(decimalOf(step))
  return text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
}

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n !== denominator < 0n
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator]
  const quotient = (n * 2n + d) / (d * 2n)
  return isNegative ? -quotient : quotient
}
