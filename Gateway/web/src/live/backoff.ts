const baseMs = 500
const capMs = 15_000

/**
 * How long to wait before attempt n (from 1): doubled each time up to 15 s, and between half and the whole of that by chance, so that
 * not all pages come back to a gateway at the same moment.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const whole = Math.min(capMs, baseMs * 2 ** Math.min(attempt - 1, 10))
  return Math.round(whole * (0.5 + 0.5 * random()))
}
