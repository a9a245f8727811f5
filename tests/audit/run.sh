#!/usr/bin/env bash
# The slow checks that need Node and Java; not part of `make test`.
set -euo pipefail
cd "$(dirname "$0")"
python=../../.venv/bin/python
npm ci --ignore-scripts --no-audit --no-fund --silent
node_modules/.bin/tsc --project tsconfig.json
echo "tsc --checkJs --strict: 0 errors in the theme's scripts"
"$python" yaml_language_server.py
"$python" interpreters.py
"$python" install.py
"$python" pages.py
"$python" reading.py
