/** How many times its own duration a run must wait for the next one. */
const REST = 4;

/** Runs a task soon after it was asked for, but never so often that it takes more than a fifth of the time. */
export class Throttle {
  /** `now` in milliseconds. */
  constructor(
    private readonly task: () => void,
    private readonly now: () => number = () => performance.now()
  ) {}

  /** Run the task at the end of the current turn, before anything is painted, or as soon as it may run again. */
  request(): void {
    if (this._pending || this._stopped) return;
    this._pending = true;
    const wait = this._next - this.now();
    if (wait <= 0) queueMicrotask(() => this.flush());
    else this._timer = setTimeout(() => this.flush(), wait);
  }

  /** Run the task now if it was asked for. */
  flush(): void {
    if (!this._pending || this._stopped) return;
    this._pending = false;
    clearTimeout(this._timer);
    const begin = this.now();
    this.task();
    const end = this.now();
    this._next = end + REST * (end - begin);
  }

  /** Run nothing any more. */
  stop(): void {
    this._stopped = true;
    clearTimeout(this._timer);
  }

  private _pending = false;
  private _stopped = false;
  private _next = 0;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}
