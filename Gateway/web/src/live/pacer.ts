const windowMs = 1_100
const perWindow = 8

/** Holds messages back so that no more go out in a second than the gateway takes from one connection (10, else it closes it). */
export class Pacer {
  private readonly waiting: string[] = []
  private readonly sentAt: number[] = []
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly send: (text: string) => void) {}

  push(text: string): void {
    this.waiting.push(text)
    this.drain()
  }

  /** Forgets what waits: the connection that it was for is gone. */
  clear(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.waiting.length = 0
    this.sentAt.length = 0
  }

  private drain(): void {
    if (this.timer !== null) return
    while (this.waiting.length > 0) {
      const now = Date.now()
      while (this.sentAt.length > 0 && now - this.sentAt[0]! >= windowMs) this.sentAt.shift()
      if (this.sentAt.length >= perWindow) {
        this.timer = setTimeout(
          () => {
            this.timer = null
            this.drain()
          },
          windowMs - (now - this.sentAt[0]!),
        )
        return
      }

      this.sentAt.push(now)
      this.send(this.waiting.shift()!)
    }
  }
}
