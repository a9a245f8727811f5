"""Pages that tests use one after another: a new one costs as much again as all that it loads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from playwright.sync_api import Browser, ConsoleMessage, Page


def complaining(complaints: list[str]) -> dict[str, Callable[[Any], None]]:
    """Return listeners that add to `complaints` what a page throws and what it reports as an error."""

    def told(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    return {"pageerror": lambda error: complaints.append(str(error)), "console": told}


# Before the first page of a test runs anything, what the last test left in the browser goes. A window keeps its name.
_FORGET = """
if (window.name !== "lent" && location.origin.startsWith("http")) {
  window.name = "lent";
  localStorage.clear();
  sessionStorage.clear();
}"""


# And what it keeps in databases, before it is lent again.
_LEAVE = """async () => {
  window.name = "";
  if (!location.origin.startsWith("http")) return;
  for (const { name } of (await window.indexedDB?.databases()) ?? [])
    await new Promise((done) => {
      const asked = indexedDB.deleteDatabase(name);
      asked.onsuccess = asked.onerror = done;
    });
}"""


class Lent(NamedTuple):
    """What must be undone when a page comes back."""

    kind: str
    listeners: Mapping[str, Callable[[Any], None]]


class KeptPages:
    """The pages of one browser, those that no test is using by the options of their contexts."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = {}
        self._lent: dict[Page, Lent] = {}

    def lend(
        self,
        listeners: Mapping[str, Callable[[Any], None]],
        *,
        width: int = 1280,
        height: int = 900,
        color_scheme: Any = "light",
        reduced_motion: Any = "reduce",
        **how: Any,
    ) -> Page:
        """Return a page to go somewhere with, which has stored nothing, in a window and a context as asked.

        Nothing glides in it unless asked for: each glide is drawn dozens of times.

        Args:
            listeners: What is called at the page's events until it is taken back.
        """
        kind = repr(sorted(how.items()))
        free = self._free.setdefault(kind, [])
        page = free.pop() if free else self._new(how)
        self._lent[page] = Lent(kind, listeners)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=color_scheme, reduced_motion=reduced_motion)
        page.mouse.move(0, 0)
        for event, listener in listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]
        return page

    def _new(self, how: dict[str, Any]) -> Page:
        page = self._browser.new_context(**how).new_page()
        page.add_init_script(_FORGET)
        return page

    def take_back(self, page: Page) -> None:
        """Make the page forget what it stored, and keep it for the next test."""
        kind, listeners = self._lent.pop(page)
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
        if page.is_closed() or len(page.context.pages) > 1:
            page.context.close()
            return
        page.evaluate(_LEAVE)
        self._free[kind].append(page)
