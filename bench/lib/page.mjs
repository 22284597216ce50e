/**
 * What the measures need inside the page; it is sent there as its source, and so it stands alone.
 *
 * `window.bench` has:
 * - `open(path)`: opens a notebook without a kernel
 * - `renew()`: puts a cell without a past in place of the first one
 * - `print(text)` and `clear()`: add to the first cell's outputs, and take them away
 * - `frame()`: the begin of the next frame
 * - `painted()`: the time at which what is in the document now has been painted
 * - `paintedWith(ready)`: the same, once `ready()` is true
 */
export function installBench() {
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
  const afterFrame = () =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  const painted = async () => {
    await frame();
    // Style, layout and paint follow the callbacks of the frame; a message comes after them.
    return afterFrame();
  };
  window.bench = {
    frame,
    painted,
    async paintedWith(ready) {
      do await frame();
      while (!ready());
      return afterFrame();
    },
    async open(path) {
      // Galata finds the application when it is first asked for it.
      void window.galata.app;
      const manager = await window.galata.getPlugin('@jupyterlab/docmanager-extension:manager');
      const preference = { shouldStart: false, canStart: false };
      const panel = manager.open(path, 'Notebook', undefined, {}, preference);
      this.panel = panel;
      await panel.context.ready;
      return panel;
    },
    get outputs() {
      return this.panel.content.widgets[0].model.outputs;
    },
    /** A first cell that has never had outputs. */
    async renew() {
      const { sharedModel } = this.panel.content.model;
      sharedModel.insertCell(0, { cell_type: 'code', source: 'model.summary()' });
      if (sharedModel.cells.length > 1) sharedModel.deleteCell(1);
      await painted();
      await painted();
      // Its toolbar is rendered when there is time for it, which must not be the time that is measured.
      await new Promise(resolve => requestIdleCallback(resolve, { timeout: 1000 }));
    },
    clear() {
      this.outputs.clear();
    },
    print(text) {
      this.outputs.add({ output_type: 'stream', name: 'stdout', text });
    }
  };
}
