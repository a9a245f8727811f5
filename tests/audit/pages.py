"""The pages of a site before two judges: the Nu Html Checker (0 errors on every page) and Lighthouse, for a phone."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from pathlib import Path

from chromium import ensure
from of_the_dossier import DIGESTS

AT_LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
SHIFT_BELOW = 0.01
_PATIENCE_SECONDS = 1200


def check_html(site: Path, modules: Path) -> list[str]:
    """Return the errors that the Nu Html Checker finds on all pages below `site`."""
    pages = sorted(site.rglob("*.html"))
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE_SECONDS)
    messages = json.loads(done.stderr)["messages"]
    print(f"Nu Html Checker: {len(messages)} errors on {len(pages)} pages")
    kinds = Counter(message["message"] for message in messages)
    where = {message["message"]: message["url"].removeprefix(f"file:{site}/") for message in messages}
    return [f"{count} times, as on {where[text]}: {text}" for text, count in kinds.most_common()]


def check_lighthouse(site: Path, address: str, modules: Path) -> list[str]:
    """Return what Lighthouse's figures for the longest article fall short of."""
    articles = (page for digest in DIGESTS for page in site.glob(f"*/articles/{digest}/index.html"))
    longest = max(articles, key=lambda page: page.stat().st_size).parent
    url = f"{address}{longest.relative_to(site)}/"
    command = [
        str(modules / ".bin" / "lighthouse"),
        url,
        "--output=json",
        "--quiet",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    environment = {**os.environ, "CHROME_PATH": ensure()}
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, timeout=_PATIENCE_SECONDS
    )
    report = json.loads(done.stdout)
    scores = {name: round(100 * report["categories"][name]["score"]) for name in AT_LEAST}
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    print(f"Lighthouse {report['lighthouseVersion']}, {longest.name}: {scores}, layout shift {shift:.4f}")
    faults = [f"{name} is {scores[name]}, below {least}" for name, least in AT_LEAST.items() if scores[name] < least]
    failed = {
        audit["title"]
        for name in AT_LEAST
        if scores[name] < AT_LEAST[name]
        for reference in report["categories"][name]["auditRefs"]
        if (audit := report["audits"][reference["id"]])["score"] is not None
        and audit["score"] < 0.9
        and reference["weight"]
    }
    faults += sorted(failed)
    return faults + ([f"layout shift {shift:.4f}"] if shift >= SHIFT_BELOW else [])
