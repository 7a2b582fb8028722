#!/bin/sh
# Installs the Debian packages that a group of make targets needs.
#
#   scripts/install-deps.sh [build|test|dev|perf|bench]...     (default: build)
#
#   build   compile ruff from the committed files
#   test    build + the unit test libraries, Python, gdb, libcapstone
#   dev     test + clang 19: stencils, formatting, static analysis, fuzzing
#   perf    build + what comparing the speed of two commits needs
#   bench   build + the other languages of the benchmark table
#
# When everything is there it prints nothing and ends at once. Otherwise it calls apt-get, as root
# or through sudo. Everything comes from plain Debian 12 (clang-19 included). On a machine without
# apt-get it names what is missing and fails.
set -eu

missing=

need_command() { # command package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

need_file() { # package path...
    package=$1
    shift
    for candidate in "$@"; do
        if [ -e "$candidate" ]; then
            return 0
        fi
    done
    missing="$missing $package"
}

need_header() { # header package
    set -- "$1" "$2" /usr/include /usr/local/include "${CPATH:-/nonexistent}"
    need_file "$2" "$3/$1" "$4/$1" "$5/$1"
}

group_build() {
    if [ -n "${CC:-}" ]; then
        set -- $CC
        need_command "$1" gcc
    else
        need_command gcc gcc
    fi
    need_command make make
    need_header stdio.h libc6-dev
    need_header utf8proc.h libutf8proc-dev
}

group_test() {
    group_build
    need_header criterion/criterion.h libcriterion-dev
    need_header cmocka.h libcmocka-dev
    need_command python3 python3
    need_command git git
    need_command gdb gdb
    need_header capstone/capstone.h libcapstone-dev
}

group_dev() {
    group_test
    need_command clang-19 clang-19
    need_command llvm-objdump-19 llvm-19
    need_command clang-format-19 clang-format-19
    need_command clang-tidy-19 clang-tidy-19
    need_file libclang-rt-19-dev /usr/lib/llvm-19/lib/clang/19/lib/linux/libclang_rt.fuzzer-*.a
}

group_perf() {
    group_build
    need_command python3 python3
    need_command git git
}

group_bench() {
    group_build
    need_command python3 python3
    need_command lua5.4 lua5.4
    need_command luajit luajit
    need_command pypy3 pypy3
    need_command node nodejs
    need_command go golang-go
}

[ $# -gt 0 ] || set -- build
for group in "$@"; do
    case $group in
    build | test | dev | perf | bench) "group_$group" ;;
    *)
        echo "install-deps: unknown group '$group' (build, test, dev, perf, bench)" >&2
        exit 2
        ;;
    esac
done

[ -n "$missing" ] || exit 0
packages=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')

if ! command -v apt-get >/dev/null 2>&1; then
    echo "install-deps: missing: $packages(Debian package names; this machine has no apt-get)" >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    echo "install-deps: missing: $packages(run as root: apt-get install $packages)" >&2
    exit 1
fi

echo "install-deps: installing $packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
run_quietly() {
    if ! "$@" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "install-deps: failed: $*" >&2
        exit 1
    fi
}
apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600"
run_quietly $apt update
run_quietly $apt install -y --no-install-recommends $packages
