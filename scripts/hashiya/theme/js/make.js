// @ts-check
/** Elements, and style sheets that a page asks for when it needs them. */

/**
 * Make an element; text goes in as text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} [attributes] @param {...(Node|string)} content @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...content) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  el.append(...content);
  return el;
}

/** Ask for a style sheet; done when it is here, or cannot be had. @param {string} href */
export const styled = (href) =>
  new Promise((done) => {
    const link = make("link", { rel: "stylesheet", href });
    for (const event of ["load", "error"]) link.addEventListener(event, done, { once: true });
    document.head.append(link);
  });
