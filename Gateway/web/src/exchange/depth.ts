import { compareDecimals, multiplyDecimals, type Decimal } from '@/parts/decimal'
import { decimalOf, toNumber } from '@/parts/decimalMath'
import { type Level, withTotals } from './book'

const levelsMax = 400
const spanLeast = 0.002
const spanMost = 0.1
const roomBeyond = 1.05

/** A point of a depth curve: everything up to this price adds up to that total. */
export interface DepthPoint {
  readonly price: number
  readonly total: number
  readonly exactPrice: Decimal
  readonly exactTotal: Decimal
}

/** What a depth chart shows: both curves, nearest to the middle first, and the extent of its axes. */
export interface DepthCurves {
  readonly bids: readonly DepthPoint[]
  readonly asks: readonly DepthPoint[]
  readonly priceMin: number
  readonly priceMax: number
  readonly totalMax: number
}

/** The curves of a book; null where nothing rests. Numbers are for drawing only. */
export function depthCurves(bids: readonly Level[], asks: readonly Level[]): DepthCurves | null {
  const middle = middleOf(bids, asks)
  if (middle === null) return null
  const span = spanOf(bids, asks, middle)
  const [priceMin, priceMax] = [middle * (1 - span), middle * (1 + span)]
  const within = (points: DepthPoint[]) => points.filter((point) => point.price >= priceMin && point.price <= priceMax)
  const [shownBids, shownAsks] = [within(pointsOf(bids)), within(pointsOf(asks))]
  const totalMax = Math.max(shownBids.at(-1)?.total ?? 0, shownAsks.at(-1)?.total ?? 0)
  return { bids: shownBids, asks: shownAsks, priceMin, priceMax, totalMax }
}

/** The path of a curve as stairs, closed down to the ground: between two prices nothing rests, so the total is level there. */
export function stairs(points: readonly DepthPoint[], curves: DepthCurves, width: number, height: number, side: 'bids' | 'asks'): string {
  if (points.length === 0) return ''
  const end = side === 'bids' ? 0 : width
  let path = `M${xOf(points[0]!.price, curves, width)},${height}`
  let x = 0
  for (const [i, point] of points.entries()) {
    x = xOf(point.price, curves, width)
    path += i === 0 ? `V${yOf(point.total, curves, height)}` : `H${x}V${yOf(point.total, curves, height)}`
  }
  return `${path}H${end}V${height}Z`
}

/** The point of a curve that holds at a price, for the readout under the pointer; null inside the spread. */
export function pointAt(points: readonly DepthPoint[], price: number, side: 'bids' | 'asks'): DepthPoint | null {
  let found: DepthPoint | null = null
  for (const point of points) if (side === 'bids' ? point.price >= price : point.price <= price) found = point
  return found
}

/** What it takes to trade up to a level, at the prices that rest. */
export function costOf(levels: readonly Level[], last: Decimal): Decimal {
  let cost = decimalOf('0')
  for (const level of levels) {
    const product = multiplyDecimals(level.exactPrice, level.exactQuantity)
    const scale = Math.max(cost.scale, product.scale)
    cost = {
      units: cost.units * 10n ** BigInt(scale - cost.scale) + product.units * 10n ** BigInt(scale - product.scale),
      scale,
    }
    if (compareDecimals(level.exactPrice, last) === 0) break
  }
  return cost
}

function pointsOf(levels: readonly Level[]): DepthPoint[] {
  return withTotals(levels, levelsMax).map((level) => ({
    price: toNumber(level.exactPrice),
    total: toNumber(level.total),
    exactPrice: level.exactPrice,
    exactTotal: level.total,
  }))
}

function middleOf(bids: readonly Level[], asks: readonly Level[]): number | null {
  const prices = [bids[0], asks[0]].filter((level) => level !== undefined).map((level) => toNumber(level.exactPrice))
  return prices.length === 0 ? null : prices.reduce((sum, price) => sum + price, 0) / prices.length
}

/** Wide enough for what rests, but not for an order that somebody left at a price of nothing. */
function spanOf(bids: readonly Level[], asks: readonly Level[], middle: number): number {
  const far = [bids.at(Math.min(bids.length, levelsMax) - 1), asks.at(Math.min(asks.length, levelsMax) - 1)]
    .filter((level) => level !== undefined)
    .map((level) => Math.abs(toNumber(level.exactPrice) - middle) / middle)
  const nearest = [bids[0], asks[0]]
    .filter((level) => level !== undefined)
    .map((level) => Math.abs(toNumber(level.exactPrice) - middle) / middle)
  const span = Math.min(spanMost, Math.max(spanLeast, ...far) * roomBeyond)
  return Math.max(span, ...nearest.map((distance) => distance * roomBeyond))
}

function xOf(price: number, curves: DepthCurves, width: number): number {
  return rounded(((price - curves.priceMin) / (curves.priceMax - curves.priceMin)) * width)
}

function yOf(total: number, curves: DepthCurves, height: number): number {
  return rounded(height - (total / curves.totalMax) * height * 0.94)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
