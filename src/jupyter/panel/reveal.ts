import type { NotebookPanel } from '@jupyterlab/notebook';
import { FOUND_CLASS } from '../foundClass.js';
import type { SummaryPlace } from './notebookSummaries.js';

const FLASH_CLASS = 'jp-Paramlens-mod-flash';

/** Scrolls a notebook to a summary and lets it light up for a moment. */
export async function reveal(panel: NotebookPanel, { cell, nth }: SummaryPlace): Promise<void> {
  const { content } = panel;
  const index = content.widgets.findIndex(({ model }) => model === cell);
  if (index < 0) return;
  content.activeCellIndex = index;
  // Only then is the cell in the document.
  await content.scrollToItem(index);
  const { node } = content.widgets[index];
  const outputs = node.querySelectorAll<HTMLElement>('.jp-Paramlens-view');
  const target = outputs[nth] ?? node.querySelector<HTMLElement>(`.${FOUND_CLASS}`) ?? node;
  target.scrollIntoView({
    block: target.offsetHeight > content.node.offsetHeight ? 'start' : 'nearest'
  });
  target.classList.remove(FLASH_CLASS);
  // Asking for the size lets the animation begin anew.
  void target.offsetWidth;
  target.classList.add(FLASH_CLASS);
  target.addEventListener('animationend', () => target.classList.remove(FLASH_CLASS), {
    once: true
  });
}
