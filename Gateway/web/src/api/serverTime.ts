/** Below this a difference says nothing: the header has whole seconds, and an answer takes its time. */
const toleranceMs = 2_000

let offsetMs = 0

/** Learns from an answer's `Date` header how far this machine's clock is from the gateway's. */
export function noteServerDate(header: string | null): void {
  const date = header === null ? NaN : Date.parse(header)
  if (Number.isNaN(date)) return
  const difference = date + 500 - Date.now()
  offsetMs = Math.abs(difference) > toleranceMs ? difference : 0
}

/** The time by the gateway's clock, Unix milliseconds: what ends in 60 s by its clock ends then. */
export function serverNow(): number {
  return Date.now() + offsetMs
}
