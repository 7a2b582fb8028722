#!/bin/sh
# Checks that the committed handlers are what their sources give.
#
#   scripts/check-stencils.sh [--quick] DIRECTORY
#
# Regenerates them into a temporary directory and compares byte for byte. --quick only compares the
# checksums in DIGEST with the sources, which needs no compiler.
set -eu
export LC_ALL=C

quick=
if [ "${1:-}" = --quick ]; then
    quick=1
    shift
fi
committed=${1:?usage: check-stencils.sh [--quick] DIRECTORY}
cd "$(dirname "$0")/.."

if [ ! -f "$committed/DIGEST" ]; then
    echo "check-stencils: $committed/DIGEST does not exist: run make stencils" >&2
    exit 1
fi
if ! grep -E '^[0-9a-f]{64} ' "$committed/DIGEST" | sha256sum --check --quiet >/dev/null 2>&1; then
    echo "check-stencils: $committed is older than its sources: run make stencils" >&2
    exit 1
fi
[ -z "$quick" ] || exit 0

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
scripts/make-stencils.sh "$fresh"
if ! diff -rq "$committed" "$fresh" >&2; then
    echo "check-stencils: $committed differs from a fresh run: run make stencils" >&2
    exit 1
fi
