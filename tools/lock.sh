#!/bin/sh
# Locks requirements/*.in for every supported Python, with hashes and without an index address.
# uv does it, in an environment of its own: pip-compile locks for one Python only.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check uv

lock() { # name, further options
    name=$1
    shift
    "$folder/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header "$@" "requirements/$name.in" -o "requirements/$name.txt"
}
lock dev
lock runtime -c requirements/dev.txt
lock build -c requirements/dev.txt
lock bench -c requirements/dev.txt
