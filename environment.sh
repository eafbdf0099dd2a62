#!/bin/sh
# Makes .venv, or brings it up to date with requirements.lock; `make setup` runs this when needed.
# PYTHON names the interpreter; without it the newest complete Python from 3.11 on is taken.
set -eu
cd "$(dirname "$0")"

fail() {
    echo "$1" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Debian and Ubuntu ship Python without these two.
can_make_environments() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# Some names on the PATH are only a version manager's stand-ins, so each is tried.
choose_python() {
    incomplete=
    for name in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
        is_new_enough "$name" || continue
        can_make_environments "$name" && echo "$name" && return
        : "${incomplete:=$name}"
    done
    echo "$incomplete"
}

add_venv_module() {
    package="$("$1" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing $package, which $1 lacks …"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$package" >/dev/null
    fi
    can_make_environments "$1" ||
        fail "$1 cannot make environments: install $package (sudo apt-get install $package), then run make again."
}

# One whose making was interrupted has no pip.
if ! is_new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python="$(choose_python)"
    [ -n "$python" ] ||
        fail "No Python 3.11 or newer was found${PYTHON:+ as $PYTHON}: install one, or name it: make PYTHON=/path/to/python3 …"
    can_make_environments "$python" || add_venv_module "$python"
    "$python" -m venv --clear .venv
fi

echo "Installing the pinned packages into .venv; the first time takes a minute or two …"
install="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet"
$install --requirement requirements.lock &&
    $install --no-deps --no-build-isolation --editable . ||
    fail "The packages were not installed, for the reason above; mend it and run make again."
