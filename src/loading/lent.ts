/** What is asked of JupyterLab's registry of the languages of its editors. */
export interface Languages {
  findByName(name: string): object | null;
  /** The parser is one of Lezer's. */
  getLanguage(
    name: string
  ): Promise<{ readonly support?: { readonly language: { readonly parser: object } } } | null>;
}

/** What the application around lends, so that it need not be loaded a second time. */
export const lent: { languages: Languages | null } = { languages: null };
