import type { Page } from './helpers.js';

/** The class on every output that the other extension has wrapped. */
export const OTHER_CLASS = 'other-Wrapper';

/**
 * Serves one more extension to the page: like ours it takes over the renderers of streams and of plain text. The one
 * it patches in place, the other it puts into a widget of its own.
 *
 * @param place - whether it is activated before ours or after it
 */
export async function withOtherExtension(page: Page, place: 'before' | 'after'): Promise<void> {
  await page.route(/\/(lab|notebooks)\/[^?]*\.ipynb/, async route => {
    const answer = await route.fetch();
    const html = await answer.text();
    const body = html.replace(
      /(<script id="jupyter-config-data"[^>]*>)(.*?)(<\/script>)/s,
      (_, open: string, json: string, close: string) => open + withExtension(json, place) + close
    );
    await route.fulfill({ response: answer, body });
  });
  await page.route('**/extensions/other/**', route =>
    route.fulfill({ contentType: 'text/javascript', body: `(${container.toString()})()` })
  );
}

function withExtension(json: string, place: 'before' | 'after'): string {
  const config = JSON.parse(json) as { federated_extensions: object[] };
  const other = { name: 'other', load: 'remoteEntry.js', extension: './extension' };
  if (place === 'before') config.federated_extensions.unshift(other);
  else config.federated_extensions.push(other);
  return JSON.stringify(config);
}

/** What a bundler makes of an extension, written by hand; it runs in the page. */
function container(): void {
  type Shared = Record<
    string,
    Record<string, { get(): Promise<() => unknown>; readonly loaded?: unknown }>
  >;
  interface Renderer {
    addClass(name: string): void;
    renderModel(model: unknown): Promise<void>;
  }
  interface Factory {
    createRenderer(options: object): Renderer;
  }
  interface Registry {
    getFactory(mimeType: string): Factory | undefined;
    getRank(mimeType: string): number | undefined;
    addFactory(factory: Factory, rank?: number): void;
  }
  let shared: Shared;
  const load = async <Module>(name: string): Promise<Module> => {
    // Other extensions bring copies of their own along.
    const copies = Object.values(shared[name]);
    const used = copies.find(({ loaded }) => loaded) ?? copies[0];
    return (await used.get())() as Module;
  };

  const extension = async () => {
    const { IRenderMimeRegistry } = await load<{ IRenderMimeRegistry: object }>(
      '@jupyterlab/rendermime'
    );
    const { Panel } = await load<{
      Panel: new () => { addClass(name: string): void; addWidget(widget: object): void };
    }>('@lumino/widgets');
    const wrap = (
      registry: Registry,
      mimeType: string,
      change: (renderer: Renderer) => Renderer
    ) => {
      const factory = registry.getFactory(mimeType)!;
      const createRenderer = (options: object) => change(factory.createRenderer(options));
      const own = { ...factory, mimeTypes: [mimeType], createRenderer };
      registry.addFactory(own, registry.getRank(mimeType));
    };
    const plugin = {
      id: 'other:plugin',
      autoStart: true,
      requires: [IRenderMimeRegistry],
      activate: (_: object, registry: Registry) => {
        wrap(registry, 'application/vnd.jupyter.stdout', renderer => {
          const render = renderer.renderModel.bind(renderer);
          renderer.addClass('other-Wrapper');
          renderer.renderModel = model => render(model);
          return renderer;
        });
        wrap(registry, 'text/plain', renderer => {
          const panel = new Panel();
          panel.addClass('other-Wrapper');
          panel.addWidget(renderer);
          return Object.assign(panel, {
            renderModel: (model: unknown) => renderer.renderModel(model)
          }) as never;
        });
      }
    };
    return { __esModule: true, default: plugin };
  };

  const scope = window as unknown as { _JUPYTERLAB?: Record<string, object> };
  scope._JUPYTERLAB ??= {};
  scope._JUPYTERLAB.other = {
    init: (given: Shared) => void (shared = given),
    get: async () => {
      const module = await extension();
      return () => module;
    }
  };
}
