#!/bin/sh
# Asks whether a known weakness lies in what the program runs on. Says so when it cannot ask.
set -u
cd "$(dirname "$0")/.." || exit 1

errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
report=$(.venv/bin/pip-audit --disable-pip --require-hashes --progress-spinner off --timeout 10 \
    --requirement requirements/runtime.txt --format columns 2>"$errors")
code=$?
unknown=$(echo "$report" | cat - "$errors" | grep -c 'could not be audited')
if [ "$code" -eq 0 ] && [ "$unknown" -gt 0 ]; then
    echo "pip-audit: left out for $unknown packages, its sources do not know them from here"
elif [ "$code" -eq 0 ]; then
    echo "pip-audit: no known weakness"
elif [ -n "$report" ]; then
    echo "$report" >&2
    exit "$code"
else
    echo "pip-audit: left out, its sources cannot be reached ($(tail -n 1 "$errors" | cut -c 1-80))"
fi
