const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric' })
const countFormat = new Intl.NumberFormat('en-US')

/** The time of day, in the time zone of whoever looks. */
export function formatTime(rfc3339: string): string {
  return timeFormat.format(new Date(rfc3339))
}

export function formatDate(rfc3339: string): string {
  return dateFormat.format(new Date(rfc3339))
}

export function formatCount(count: number): string {
  return countFormat.format(count)
}

/** Bytes in the largest unit of which there is one, with three digits. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let value = bytes
  let unit = 0
  while (value >= 1_024 && unit < units.length - 1) {
    value /= 1_024
    unit++
  }
  const digits = unit === 0 ? 0 : value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${units[unit]}`
}

/** How long something lasts, in its two largest units. */
export function formatDuration(seconds: number): string {
  const whole = Math.floor(seconds)
  const days = Math.floor(whole / 86_400)
  const hours = Math.floor(whole / 3_600) % 24
  const minutes = Math.floor(whole / 60) % 60
  if (days > 0) return `${days} d ${hours} h`
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`
}

/** How old something is, in words that do not change faster than people read. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return seconds < 1 ? 'just now' : `${formatDuration(seconds)} ago`
}
