// Money and quantities come as decimal text and are computed with as integers: a float would show cents that are not there.

/** An exact decimal: `units` in 10^-`scale`. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

export const ZERO: Decimal = { units: 0n, scale: 0 }

const PLAIN = /^-?\d{1,40}(\.\d{1,40})?$/

/** Reads plain decimal text (`12`, `0.5`, `-3`); null for anything else, exponents and blanks included. */
export function parseDecimal(text: string): Decimal | null {
  if (!PLAIN.test(text)) return null
  const point = text.indexOf('.')
  if (point < 0) return { units: BigInt(text), scale: 0 }
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 }
}

/** Reads text that the server has sent. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text)
  if (value === null) throw new RangeError(`not a decimal: ${text}`)
  return value
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, scale: b.scale })
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** The quotient, rounded half away from zero to so many places; null for a divisor of zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal | null {
  if (b.units === 0n) return null
  const numerator = a.units * 10n ** BigInt(places + b.scale)
  const denominator = b.units * 10n ** BigInt(a.scale)
  return { units: roundedQuotient(numerator, denominator), scale: places }
}

/** Below zero, zero or above zero, as a is less than, equal to or more than b. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const difference = unitsAt(a, scale) - unitsAt(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

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
  return Number(plain(value))
}

/** Text without trailing zeros, as the server writes it: `0.5`. */
export function plain(value: Decimal): string {
  const text = fixed(value, value.scale)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** Text with so many digits behind the point, rounded half away from zero. */
export function fixed(value: Decimal, places: number): string {
  const units = places >= value.scale ? unitsAt(value, places) : roundedQuotient(value.units, 10n ** BigInt(value.scale - places))
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const sign = units < 0n ? '-' : ''
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** How many digits behind the point a step such as `0.01` has. */
export function placesOf(step: string): number {
  return decimal(plain(decimal(step))).scale
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n !== denominator < 0n
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator]
  const quotient = (n * 2n + d) / (d * 2n)
  return isNegative ? -quotient : quotient
}
