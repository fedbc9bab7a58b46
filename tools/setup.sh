#!/bin/sh
# Makes .venv from the locked requirements and installs the program in it, editable.
# Does nothing when nothing changed. Ends with one line that says what to install otherwise.
# PYTHON names the interpreter; without it the newest from 3.11 on is taken.
set -u
cd "$(dirname "$0")/.." || exit 1

venv=.venv
stamp=$venv/.setup
log=$venv/setup.log
versions="3.14 3.13 3.12 3.11"
inputs="requirements/build.txt requirements/dev.txt pyproject.toml tools/setup.sh"

fail() {
    echo "make setup: $*" >&2
    exit 1
}

version_of() {
    "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

makes_venvs() {
    "$1" -c 'import venv, ensurepip' >/dev/null 2>&1
}

install_command() { # Debian's name, Homebrew's name
    if [ "$(uname -s)" = Darwin ]; then
        echo "brew install $2"
    elif [ "$(id -u)" = 0 ]; then
        echo "apt-get install $1"
    else
        echo "sudo apt-get install $1"
    fi
}

without_venv() {
    short=$(version_of "$1" | cut -d. -f1,2)
    fail "$1 cannot make virtual environments: $(install_command "python$short-venv" "python@$short")"
}

# Prints the newest Python that can make a .venv, else the newest that is new enough.
newest() {
    candidate=
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        new_enough "$name" || continue
        if makes_venvs "$name"; then
            echo "$name"
            return
        fi
        candidate=${candidate:-$name}
    done
    echo "$candidate"
}

choose() {
    if [ -n "${PYTHON:-}" ]; then
        found=$(version_of "$PYTHON")
        [ -n "$found" ] || fail "$PYTHON does not run, write PYTHON=python3.12 or leave it out"
        new_enough "$PYTHON" || fail "$PYTHON is Python $found, Python 3.11 or newer is needed:" \
            "$(install_command "python3.11 python3.11-venv" python@3.13)"
        python=$PYTHON
        return
    fi
    python=$(newest)
    [ -n "$python" ] && return
    found=$(version_of python3)
    fail "Python 3.11 or newer is needed, there is ${found:-none}:" \
        "$(install_command "python3.11 python3.11-venv" python@3.13)"
}

# What the .venv depends on, its place included: a moved checkout has stale paths in it.
state() {
    { cat $inputs && pwd && "$1" -c 'import sys; print(sys.version)'; } | cksum
}

up_to_date() {
    [ -f "$stamp" ] && [ -x "$venv/bin/lianxin" ] || return 1
    if [ -n "${PYTHON:-}" ]; then
        [ "$(version_of "$PYTHON")" = "$(version_of "$venv/bin/python")" ] || return 1
    fi
    [ "$(state "$venv/bin/python")" = "$(cat "$stamp")" ]
}

pip_install() {
    "$venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-input "$@" \
        </dev/null >>"$log" 2>&1 || explain
}

explain() {
    if grep -qiE 'NewConnectionError|ConnectTimeout|ProxyError|Max retries|Connection (refused|reset|broken)|Read timed out|name resolution|Network is unreachable|SSLError|from versions: none' "$log"; then
        fail "no package index can be reached, so requirements/dev.txt cannot be installed:" \
            "connect to the network or set pip's proxy or index (details in $log)"
    fi
    why=$(grep '^ERROR' "$log" | tail -n 1)
    fail "pip could not install the requirements: ${why:-unknown error} (details in $log)"
}

make_venv() {
    rm -f "$stamp"
    if [ "$(version_of "$venv/bin/python")" = "$(version_of "$python")" ]; then
        return
    fi
    makes_venvs "$python" || without_venv "$python"
    "$python" -m venv --clear "$venv" >/dev/null 2>&1 || without_venv "$python"
}

up_to_date && exit 0
choose
echo "Setting up .venv with Python $(version_of "$python"), a minute or two …"
make_venv
: >"$log"
PIP_RETRIES=${PIP_RETRIES:-1}
export PIP_RETRIES
pip_install --require-hashes -r requirements/build.txt
pip_install --require-hashes --no-build-isolation -r requirements/dev.txt
pip_install --no-deps --no-build-isolation -e .
state "$venv/bin/python" >"$stamp"
