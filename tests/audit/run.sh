#!/usr/bin/env bash
# The slow checks that need Node: each is a script of its own beside this one.
set -euo pipefail
cd "$(dirname "$0")"
command -v npm >/dev/null || { echo "make audit needs Node 20 or newer with npm" >&2; exit 1; }
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
python=../../.venv/bin/python
"$python" yaml_language_server.py
