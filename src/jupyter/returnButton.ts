import { Widget } from '@lumino/widgets';
import { focusable } from '../view/keyboard.js';
import type { Translation } from '../view/translation.js';

/** The way from the original output back to the explained summary: a button above the output's corner. */
export class ReturnButton extends Widget {
  constructor(translation: Translation, onClick: () => void) {
    super();
    this.addClass('jp-Paramlens-return');
    this._button = document.createElement('button');
    this._button.type = 'button';
    this._button.className = 'jp-Paramlens-button';
    this._button.textContent = translation.__('Explain');
    this._button.title = translation.__('Show the explained summary');
    for (const [name, value] of Object.entries(focusable)) this._button.setAttribute(name, value);
    this._button.addEventListener('click', onClick);
    this.node.append(this._button);
  }

  focus(): void {
    this._button.focus();
  }

  private readonly _button: HTMLButtonElement;
}
