"""Cited pages are asked politely, whatever their servers do, and what came of it stands beside each; nothing leaves."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from from_yaml import from_yaml
from hashiya.commands.main import main
from hashiya.keeping.guarded_connections import is_public
from hashiya.keeping.polite_web import PoliteWeb
from hashiya.reading.project import read_corpus
from keeping.faulty_server import FaultyServer, faulty_server, only_here

HERE = Path(__file__).parent
ALL: list[dict[str, Any]] = from_yaml((HERE / "faults.yml").read_text("utf-8"))
FAULTS = [one for one in ALL if "patience" not in one]
SLOW = [one for one in ALL if "patience" in one]
CHECK = """# a remark
claim: {{en: The auction is long.}}
verdict: unverified
explanation: {{en: Nobody knows.}}
checked: 2026-11-22  # a person's word
sources:
  - title: A page  # of the harbour
    publisher: The harbour
    url: {url}
    language: en
anchors: [{{article: harbour-auction, quote: "عشرون تاجرًا"}}]
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    monkeypatch.setattr(socket, "getaddrinfo", only_here)
    with faulty_server() as running:
        yield running


def test_a_name_that_nobody_knows_anything_of_is_asked_for_again_once_a_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    waited: list[float] = []
    web = PoliteWeb(sleep=waited.append)
    pages = [f"http://a.example/{number}" for number in range(20)] + [
        f"http://h{number}.example/" for number in range(20)
    ]
    assert {web.ask(page).status for page in pages} == {"no-answer"}
    assert waited == [2.0, 4.0] * 3, "then it is the net that is not there"


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the program waits: noted, and not waited."""
    waited: list[float] = []
    default = PoliteWeb.__init__

    def made(self: PoliteWeb, **given: Any) -> None:
        default(self, **{**given, "sleep": waited.append, "clock": lambda: 0.0})

    monkeypatch.setattr(PoliteWeb, "__init__", made)
    return waited


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(HERE.parent / "cases" / "base", root)
    for path in (root / "annotations" / "fact-checks").glob("*.yml"):
        path.unlink()
    return root


def cite(root: Path, **addresses: str) -> None:
    for name, url in addresses.items():
        (root / "annotations" / "fact-checks" / f"{name}.yml").write_text(CHECK.format(url=url), "utf-8")


def told(root: Path, *more: str) -> tuple[Result, list[dict[str, Any]]]:
    done = CliRunner().invoke(main, ["--root", str(root), "sources", *more, "--format", "json"])
    return done, json.loads(done.stdout)["diagnostics"]


def test_every_fault_is_met_and_written_beside_the_page(root: Path, server: FaultyServer, slept: list[float]) -> None:
    cite(root, **{one["host"]: server.address(one["host"], scheme=one.get("scheme", "http")) for one in FAULTS})
    done, problems = told(root, "check", "--private", "--timeout", "10", "--contact", "https://example.org/us\r\nX: y")
    assert done.exit_code == 1
    for one in FAULTS:
        file = root / "annotations" / "fact-checks" / f"{one['host']}.yml"
        said = from_yaml(file.read_text("utf-8"))
        codes = [problem["code"] for problem in problems if problem["place"]["file"].endswith(f"/{one['host']}.yml")]
        assert (one["host"], said["sources"][0]["reached"]["status"], codes) == (
            one["host"],
            one["status"],
            one["codes"],
        )
        lines = file.read_text("utf-8").splitlines()
        address = server.address(one["host"], scheme=one.get("scheme", "http"))
        before = CHECK.format(url=address).splitlines()
        assert [
            line for line in lines if "reached" not in line and "date:" not in line and "status:" not in line
        ] == before
        assert one.get("waits", 0) == 0 or one["waits"] in slept
    assert 86400 not in slept
    assert all(agent.startswith("hashiya/") and "https://example.org/us" in agent for agent in server.agents)
    heads = [one for one in server.asked if one[1] == "good"]
    assert heads[0][0] == "HEAD"
    assert not [problem for problem in read_corpus(root)[1] if problem.level == "error"]


@pytest.mark.parametrize("fault", SLOW, ids=lambda one: one["host"])
def test_who_is_slow_keeps_nobody(server: FaultyServer, fault: dict[str, Any]) -> None:
    web = PoliteWeb(timeout=0.3, retries=0, private=True, sleep=lambda _: None)
    assert web.ask(server.address(fault["host"])).status == fault["status"]


@pytest.mark.parametrize("host", ["printer", "cloud"])
def test_machines_of_ones_own_net_are_not_asked(
    root: Path, server: FaultyServer, slept: list[float], host: str
) -> None:
    inside = {f"n{number}": f"http://{host}.example/{number}" for number in range(3)}
    cite(root, inside=f"http://{host}.example/latest/meta-data", here="http://a.localhost/", **inside)
    done, problems = told(root, "check")
    assert done.exit_code == 1
    assert [problem["code"] for problem in problems] == ["source-private"] * 5
    assert slept == [], "nobody waits for what is not asked"
    assert "reached" not in (root / "annotations" / "fact-checks" / "inside.yml").read_text("utf-8")
    assert server.asked == []


def test_no_answer_leads_inward(server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the public web, which this machine plays, sends who asks to one that is not."""
    monkeypatch.setattr(
        "hashiya.keeping.guarded_connections.is_public", lambda address: address == "127.0.0.1" or is_public(address)
    )
    web = PoliteWeb(timeout=1, sleep=lambda _: None)
    assert web.ask(server.address("good")).status == 200
    assert web.ask(server.address("inward")).status is None


@pytest.mark.parametrize(
    "address",
    [
        *("10.1.2.3", "192.168.0.1", "127.8.8.8", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"),
        *("::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_an_address_that_is_none_of_the_public_web(address: str) -> None:
    assert not is_public(address)


def test_a_host_is_asked_once_a_second(root: Path, server: FaultyServer, slept: list[float]) -> None:
    cite(root, **{f"n{number}": server.address("good", f"/{number}") for number in range(4)})
    told(root, "check", "--private")
    assert sorted(slept) == [1, 2, 3], "by a clock that stands still"


def test_copies_are_looked_for_and_written(root: Path, server: FaultyServer, slept: list[float]) -> None:
    service = server.address("wayback", "/available")
    pages = {name: f"http://{name}.example/page" for name in ("gone", "unknown", "broken", "other-site")}
    cite(root, **pages)
    before = {name: (root / f"annotations/fact-checks/{name}.yml").read_text("utf-8") for name in pages}
    done, problems = told(root, "archive", "--private", "--service", service)
    assert done.exit_code == 0
    after = {name: (root / f"annotations/fact-checks/{name}.yml").read_text("utf-8") for name in pages}
    copy = "    archive: https://web.archive.org/web/20260101000000/http://gone.example/page\n"
    assert after["gone"] == before["gone"].replace("    language: en\n", f"    language: en\n{copy}")
    assert {name: after[name] == before[name] for name in pages} == {**dict.fromkeys(pages, True), "gone": False}
    codes = {problem["place"]["file"].rpartition("/")[2]: problem["code"] for problem in problems}
    assert codes == {
        "unknown.yml": "source-unstored",
        "broken.yml": "source-unreached",
        "other-site.yml": "source-unreached",
    }
    assert all("timestamp=20261122" in path for _, _, path in server.asked)
    server.asked.clear()
    told(root, "archive", "--private", "--service", service, "--only", "gone")
    assert server.asked == [], "what has a copy is not asked about"


def test_only_what_is_named_is_asked_and_a_dry_run_writes_nothing(
    root: Path, server: FaultyServer, slept: list[float]
) -> None:
    cite(root, one=server.address("good"), two=server.address("gone"))
    before = (root / "annotations/fact-checks/two.yml").read_bytes()
    done, problems = told(root, "check", "--private", "--only", "two", "--dry-run")
    assert ({host for _, host, _ in server.asked}, done.exit_code) == ({"gone"}, 1)
    assert [problem["code"] for problem in problems] == ["source-gone"]
    assert (root / "annotations/fact-checks/two.yml").read_bytes() == before
    sarif = CliRunner().invoke(
        main, ["--root", str(root), "sources", "check", "--private", "--only", "fact-checks/two", "--format", "sarif"]
    )
    assert json.loads(sarif.stdout)["runs"][0]["results"][0]["ruleId"] == "source-gone"
    unknown = CliRunner().invoke(main, ["--root", str(root), "sources", "check", "--only", "tow"])
    assert (unknown.exit_code, "no article and no fact-check `tow`" in unknown.output) == (1, True)


def test_a_machine_that_is_not_on_the_net_takes_no_page_for_gone(
    root: Path, server: FaultyServer, slept: list[float]
) -> None:
    cite(root, one=server.address("nowhere"), two="http://nowhere.invalid/")
    before = (root / "annotations/fact-checks/one.yml").read_bytes()
    done = CliRunner().invoke(main, ["--root", str(root), "sources", "check"])
    assert (done.exit_code, "not on the net" in done.output) == (1, True)
    assert (root / "annotations/fact-checks/one.yml").read_bytes() == before
