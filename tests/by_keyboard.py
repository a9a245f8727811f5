"""What of a part of a page the Tab key does not come to."""

from __future__ import annotations

from playwright.sync_api import Page

# Numbers what can be pressed or filled in and is seen; of several choices of one name the arrows reach the others.
_NUMBER = """root => {
  const all = [...document.querySelectorAll(root)].flatMap((part) => [...part.querySelectorAll(
    'a[href], button, input:not([type=hidden]), textarea, select, summary')])
    .filter((el) => !el.disabled && el.checkVisibility({visibilityProperty: true}));
  const names = new Map();
  for (const el of all) {
    const name = el.type === 'radio' ? `radio ${el.form ? [...document.forms].indexOf(el.form) : ''} ${el.name}` : el;
    if (!names.has(name)) names.set(name, names.size);
    el.dataset.stop = names.get(name);
  }
  all[0]?.focus();
  return [...names.keys()].map((el) => typeof el === 'string' ? el : el.outerHTML.slice(0, 120));
}"""
_HERE = "() => document.activeElement?.dataset.stop ?? null"


def unreached(page: Page, root: str) -> list[str]:
    """Return what of the parts that the selector `root` names is never reached by Tab from their first stop on."""
    stops: list[str] = page.evaluate(_NUMBER, root)
    assert stops, root
    reached: set[int] = set()
    for _ in range(len(stops)):
        here = page.evaluate(_HERE)
        if here is None:
            break
        reached.add(int(here))
        if len(reached) < len(stops):
            page.keyboard.press("Tab")
    return [stop for number, stop in enumerate(stops) if number not in reached]
