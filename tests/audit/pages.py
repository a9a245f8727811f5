"""The pages of the site before two judges: the Nu Html Checker (0 errors on every page) and Lighthouse, for a phone.

Needs `npm ci --ignore-scripts` in this folder, and Java. Prints what was found; exits 1 when something is amiss.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from browser_support import served  # noqa: E402 - found through the path above
from building import PROJECT, build  # noqa: E402 - found through the path above
from chromium import ensure  # noqa: E402 - found through the path above

MODULES = HERE / "node_modules"
AT_LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
SHIFT_BELOW = 0.01


def main() -> int:
    """Build the site for the address it is served at, and audit it."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        with served(site) as address:
            build(PROJECT, site, site_url=address)
            faults = check_html(site)
            faults += check_lighthouse(site, address)
    for example in sorted((PROJECT / "examples").glob("*/mkdocs.yml")):
        with tempfile.TemporaryDirectory() as folder:
            faults += check_html(build(example.parent, Path(folder) / "site"))
    for fault in faults:
        print(f"AMISS: {fault}")
    return int(bool(faults))


def check_html(site: Path) -> list[str]:
    """Return the errors that the Nu Html Checker finds on all pages below `site`."""
    pages = sorted(site.rglob("*.html"))
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    print(f"Nu Html Checker: {len(messages)} errors on {len(pages)} pages")
    kinds = Counter(message["message"] for message in messages)
    where = {message["message"]: message["url"].removeprefix(f"file:{site}/") for message in messages}
    return [f"{count} times, as on {where[text]}: {text}" for text, count in kinds.most_common()]


def check_lighthouse(site: Path, address: str) -> list[str]:
    """Return what Lighthouse's figures for the longest article fall short of."""
    longest = max(site.glob("*/articles/*/index.html"), key=lambda page: page.stat().st_size).parent
    url = f"{address}{longest.relative_to(site)}/"
    command = [
        str(MODULES / ".bin" / "lighthouse"),
        url,
        "--output=json",
        "--quiet",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    environment = {**os.environ, "CHROME_PATH": ensure()}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
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


if __name__ == "__main__":
    sys.exit(main())
