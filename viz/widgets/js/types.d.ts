// What the sources may import besides ES modules, and what Streamlit hands to a component.

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "built:names" {
  const names: Record<string, Record<string, string>>;
  export default names;
}

declare module "built:tour" {
  export function tour(
    steps: { at: string; title: string; text: string }[],
    words: Record<string, string>,
  ): Promise<void>;
}

declare module "built:snapshot" {
  export function snapshot(box: HTMLElement, background: string): Promise<Blob>;
}

declare module "built:katex" {
  export function formula(text: string, options?: { block?: boolean }): HTMLElement;
  export function useFormulas(root: ShadowRoot): void;
}

/** Streamlit's side of a mounted component: its place, the server's data, and the two ways to answer. */
interface Mounted<Data> {
  parentElement: ShadowRoot;
  data: Data;
  key: string;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}
