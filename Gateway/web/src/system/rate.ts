/** Counts something that only grows, as a rate over the last few readings. */
export class RateWindow {
  private readonly readings: { atMs: number; count: number }[] = []

  constructor(private readonly windowMs = 10_000) {}

  /** Takes a reading, and tells how many there are a second; null where there is one reading only. A count that fell begins anew. */
  take(atMs: number, count: number): number | null {
    const last = this.readings.at(-1)
    if (last && (count < last.count || atMs <= last.atMs)) this.readings.length = 0
    this.readings.push({ atMs, count })
    while (this.readings.length > 2 && this.readings[1]!.atMs <= atMs - this.windowMs) this.readings.shift()
    const first = this.readings[0]!
    return this.readings.length < 2 ? null : ((count - first.count) / (atMs - first.atMs)) * 1_000
  }
}
