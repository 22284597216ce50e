/** Something that is loaded when it is first needed, and is at hand at once from then on. */
export class Part<Content> {
  constructor(private readonly fetch: () => Promise<Content>) {}

  /** `null` until it is loaded. */
  get content(): Content | null {
    return this._content;
  }

  /** Load it, unless it is there; all who ask share one attempt.
   *
   * @returns Whether it is there now. A failure is told once in the console; the next call tries again.
   */
  load(): Promise<boolean> {
    this._loading ??= this._load();
    return this._loading;
  }

  private async _load(): Promise<boolean> {
    try {
      this._content = await this.fetch();
      return true;
    } catch (error) {
      this._loading = null;
      if (!this._told) console.warn('A part of the extension could not be loaded.', error);
      this._told = true;
      return false;
    }
  }

  private _content: Content | null = null;
  private _loading: Promise<boolean> | null = null;
  private _told = false;
}
