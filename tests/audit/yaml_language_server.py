"""The schemas tried with the real yaml-language-server, as an editor talks to it: faults, completion, explanations.

Needs `npm ci --ignore-scripts` in this folder. Prints what was tried; exits 1 at the first thing that is amiss.
"""

from __future__ import annotations

import itertools
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
SECONDS = 60


class Kind(NamedTuple):
    """What is tried of one kind of file.

    Attributes:
        files: Which of the project's files are of this kind; each must be without a complaint.
        draft: A new file of this kind; `|` marks where completion is asked for.
        offered: What completion must offer there.
        fault: A file with one fault.
        told: A part of what must be said of it.
        key: A key on the fault's last line whose explanation is asked for.
        explained: A part of the explanation.
    """

    files: str
    draft: str
    offered: set[str]
    fault: str
    told: str
    explained: str


KINDS = {
    "term": Kind(
        "annotations/glossary/*.yml",
        "term: {ar: بحر}\nkind: |\n",
        {"organization", "person", "place", "treaty", "event", "people", "concept"},
        "term: {ar: بحر}\nkind: place\ndefinition: {ar: ماء}\ncolour: blue\n",
        "colour",
        "few dozen words",
    ),
    "cross-reference": Kind(
        "annotations/cross-references/*.yml",
        "title: {ar: عنوان}\nrelation: |\n",
        {"repeats", "contradicts", "same-event", "elaborates", "responds-to"},
        "title: {ar: عنوان}\nrelation: quarrels\ncomment: {ar: نص}\n"
        "anchors: [{article: a, quote: ب}, {article: c, quote: د}]\n",
        "repeats",
        "What differs",
    ),
    "fact-check": Kind(
        "annotations/fact-checks/*.yml",
        "claim: {ar: قول}\nverdict: |\n",
        {"accurate", "mostly-accurate", "lacks-context", "misleading", "inaccurate", "unverified"},
        "claim: {ar: قول}\nverdict: accurate\nexplanation: {ar: نص}\nchecked: 2026-11-22\nsources: []\n"
        "anchors: [{article: a, quote: ب}]\n",
        "items",
        "decisive figure",
    ),
    "question": Kind(
        "annotations/questions/*.yml",
        "question: {ar: سؤال}\nlevel: |\n",
        {"reading", "comparing", "judging"},
        "question: {ar: سؤال}\nlevel: hardest\nanchors: [{article: a, quote: ب}]\n",
        "judging",
        "one sentence or two",
    ),
    "article": Kind(
        "",
        "title: {ar: عنوان}\nlanguage: |\n",
        {"ar", "en"},
        "title: عنوان\nrights: CC BY 4.0\n",
        "Incorrect type",
        "Who may do what",
    ),
    "settings": Kind(
        "hashiya.yml",
        "rights_needed: |\n",
        {"true", "false"},
        "branch: main\nlangauges: [ar]\n",
        "langauges",
        "edit this note",
    ),
    "catalogue": Kind(
        "seeds/catalogue.yml",
        "sources:\n  - id: a\n    title: {ar: عنوان}\n    language: |\n",
        {"ar", "en"},
        "sources:\n  - {id: A, title: {ar: عنوان}}\n",
        "pattern",
        "Every source text",
    ),
}
EXPLAINED_AT = {
    "term": "definition",
    "cross-reference": "comment",
    "fact-check": "explanation",
    "question": "question",
    "article": "rights",
    "settings": "branch",
    "catalogue": "sources",
}


class Server:
    """A running yaml-language-server."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._ids = itertools.count(1)
        self._answers: dict[int, queue.Queue[Any]] = {}
        self._told: dict[str, queue.Queue[list[dict[str, Any]]]] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, method: str, parameters: Any) -> Any:
        """Send a request and wait for its answer."""
        number = next(self._ids)
        self._answers[number] = queue.Queue()
        self._send({"id": number, "method": method, "params": parameters})
        return self._answers[number].get(timeout=SECONDS)

    def tell(self, method: str, parameters: Any) -> None:
        """Send what needs no answer."""
        self._send({"method": method, "params": parameters})

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a file as an editor does and return what is wrong with it."""
        self._told[path.as_uri()] = queue.Queue()
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self._told[path.as_uri()].get(timeout=SECONDS)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self._take(json.loads(stream.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        if "method" not in message:
            self._answers[message["id"]].put(message.get("result"))
        elif message["method"] == "textDocument/publishDiagnostics":
            told = self._told.get(message["params"]["uri"])
            if told is not None:
                told.put(message["params"]["diagnostics"])
        elif "id" in message:
            self._send({"id": message["id"], "result": _configured(message)})


def _configured(message: dict[str, Any]) -> Any:
    if message["method"] != "workspace/configuration":
        return None
    settings = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
    return [settings if item.get("section") == "yaml" else {} for item in message["params"]["items"]]


@contextmanager
def running() -> Iterator[Server]:
    """Start the server for the project's folder."""
    program = HERE / "node_modules" / ".bin" / "yaml-language-server"
    if not program.exists():
        sys.exit("yaml-language-server is not here: run `npm ci --ignore-scripts` in tests/audit")
    process = subprocess.Popen([program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT)
    server = Server(process)
    folder = {"uri": PROJECT.as_uri(), "name": "hashiya"}
    completion = {"completionItem": {"documentationFormat": ["markdown"]}}
    server.ask(
        "initialize",
        {
            "processId": None,
            "rootUri": PROJECT.as_uri(),
            "workspaceFolders": [folder],
            "capabilities": {
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {"completion": completion, "hover": {"contentFormat": ["markdown"]}},
            },
        },
    )
    server.tell("initialized", {})
    try:
        yield server
    finally:
        process.terminate()
        process.wait(timeout=10)


def main() -> None:
    """Try every kind of file and say what was found."""
    with running() as server:
        for name, kind in KINDS.items():
            files = sorted(PROJECT.glob(kind.files)) if kind.files else []
            for path in files:
                told = server.open(path, path.read_text(encoding="utf-8"))
                _require(not told, f"{path.relative_to(PROJECT)}: {told}")
            folder = PROJECT / (str(Path(kind.files).parent) if kind.files else "seeds")
            schema = os.path.relpath(PROJECT / "annotations" / "schema", folder)
            head = f"# yaml-language-server: $schema={schema}/{name}.json\n"
            offered = _offered(server, folder / f"audit-{name}-draft.yml", head + kind.draft)
            _require(kind.offered <= offered, f"{name}: completion offers {sorted(offered)}")
            keys = _offered(server, folder / f"audit-{name}-empty.yml", f"{head}|\n")
            wanted = set(json.loads((PROJECT / "annotations/schema" / f"{name}.json").read_text())["properties"])
            _require(wanted <= keys, f"{name}: of {sorted(wanted)} completion offers {sorted(keys)}")
            text = head + kind.fault
            told = server.open(folder / f"audit-{name}-fault.yml", text)
            _require(any(kind.told in json.dumps(one) for one in told), f"{name}: told {told}")
            explained = _explained(server, folder / f"audit-{name}-fault.yml", text, EXPLAINED_AT[name])
            _require(kind.explained in explained, f"{name}: explained as {explained!r}")
            print(f"{name}: {len(files)} files without a complaint, {len(keys)} keys and {len(offered)} values offered")


def _offered(server: Server, path: Path, text: str) -> set[str]:
    """What completion offers at the `|` of `text`."""
    before = text[: text.index("|")]
    server.open(path, text.replace("|", "", 1))
    place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
    found = server.ask("textDocument/completion", {"textDocument": {"uri": path.as_uri()}, "position": place})
    items = found["items"] if isinstance(found, dict) else found or []
    return {item["label"].strip() for item in items}


def _explained(server: Server, path: Path, text: str, key: str) -> str:
    """What hovering over `key` shows."""
    line = next((number for number, line in enumerate(text.split("\n")) if line.startswith(key)), 1)
    place = {"line": line, "character": 1}
    found = server.ask("textDocument/hover", {"textDocument": {"uri": path.as_uri()}, "position": place})
    return json.dumps(found, ensure_ascii=False)


def _require(holds: bool, message: str) -> None:
    if not holds:
        sys.exit(message)


if __name__ == "__main__":
    main()
