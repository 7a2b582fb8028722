#!/bin/sh
# Compiles the interpreter's handlers (stencils/interp/*.c) with clang 19 to assembly, and in the same run the
# stencils (stencils/baseline/*.c) to tables, by the extractor (codegen/extract), which refuses what machine
# code must not do.
#
#   scripts/make-stencils.sh OUTPUT_DIRECTORY
#
# Beside the assembly it writes stencil_table.inc, stencils.lst (the stencils disassembled) and DIGEST: the compiler, the flags, and a checksum of every source and
# header that went in. scripts/check-stencils.sh compares both. One compiler release is fixed because
# the registers of preserve_none differ between releases, and files of two releases linked together
# corrupt state silently.
set -eu
export LC_ALL=C

out=${1:?usage: make-stencils.sh OUTPUT_DIRECTORY}
compiler=${STENCIL_CC:-clang-19}
cd "$(dirname "$0")/.."

flags="--target=x86_64-linux-gnu -std=gnu17 -Wall -Wextra -Werror -I. -D_GNU_SOURCE -DNDEBUG
-DRUFF_STENCIL=1 -O2 -fomit-frame-pointer -fno-pic -mcmodel=medium -mno-red-zone
-fno-asynchronous-unwind-tables -ffunction-sections -fno-stack-protector -fcf-protection=none
-fno-jump-tables -ffp-contract=off -fvisibility=hidden -fno-ident -fno-addrsig -g0"

# For debuggers, handlers have unwind rules. Clang does not know that the word above the return address is the
# caller's fp: that is added to every rule.
handler_flags=-fasynchronous-unwind-tables

sources=$(find stencils/interp -name '*.c' 2>/dev/null | sort)
if [ -z "$sources" ]; then
    echo "make-stencils: no source in stencils/interp" >&2
    exit 1
fi
mkdir -p "$out"
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

for source in $sources; do
    name=$(basename "$source" .c)
    $compiler $flags $handler_flags -MMD -MF "$fresh/$name.d" -S -o "$fresh/$name.unwound" "$source"
    sed 's/^\t\.cfi_startproc$/&\n\t.cfi_offset %r13, 0/' "$fresh/$name.unwound" >"$fresh/$name.s"
    rm -f "$fresh/$name.unwound"
done

# What handlers.c promises and no compiler is told: vm stays in r12 to the end of a handler, and rbp is
# left alone. A function that breaks it fails the build by name.
awk '
    /^[A-Za-z_][A-Za-z_0-9]*:/ { name = $1 }
    /^\t/ && $1 !~ /^(cmp|test|jmp|call|push)/ {
        n = split($0, part, ",")
        last = part[n]
        if (last ~ /^[ \t]*%(r12[dwb]?|rbp|ebp)[ \t]*(#.*)?$/ ||
            ($0 ~ /^\t(pop|inc|dec|neg|not|xchg)[a-z]*\t%(r12|rbp)/)) {
            print FILENAME ": " name " writes a reserved register: " $0 > "/dev/stderr"
            bad = 1
        }
    }
    END { exit bad }
' "$fresh"/*.s

# Stencils: assembly, the pass that shapes it, an object, tables.
work=$fresh/work
mkdir "$work"
baseline=
for source in stencils/baseline/*.c stencils/typed/*.c; do
    name=$(echo "$source" | sed -e "s|stencils/||" -e "s|/|_|" -e "s|\.c\$||")
    $compiler $flags -MMD -MF "$fresh/stencils_$name.d" -S -o "$work/$name.s" "$source"
    baseline="$baseline $work/$name.s"
done
$compiler -std=gnu17 -O1 -Wall -Wextra -Werror -I. -D_GNU_SOURCE -o "$work/extract" codegen/extract/*.c
"$work/extract" assembly $baseline >"$work/stencils.asm"
$compiler --target=x86_64-linux-gnu -c -x assembler -o "$work/stencils.o" "$work/stencils.asm"
"$work/extract" tables "$work/stencils.o" >"$fresh/stencil_table.inc"
"${STENCIL_OBJDUMP:-llvm-objdump-19}" --disassemble --reloc --no-show-raw-insn "$work/stencils.o" |
    sed -e 1,3d -e '/^$/d' -e 's/^0*\([0-9a-f]*\):  *\(R_\)/\1: \2/' \
        -e 's/^Disassembly of section \.text\./\n/' >"$fresh/stencils.lst"
rm -rf "$work"

# -MMD leaves out system headers, which differ between machines without changing the code.
inputs=$(sed -e 's/^[^:]*://' -e 's/\\$//' "$fresh"/*.d | tr -s ' ' '\n' | grep . | sort -u)
{
    echo "compiler: $($compiler --version | sed -n 's/.*clang version \([0-9.]*\).*/clang \1/p')"
    echo "flags:" $flags
    echo "flags of handlers:" $handler_flags
    sha256sum $inputs codegen/extract/*.[ch] scripts/make-stencils.sh
} >"$fresh/DIGEST"
rm -f "$fresh"/*.d

rm -f "$out"/*.s "$out/stencil_table.inc" "$out/stencils.lst" "$out/DIGEST"
mv "$fresh"/*.s "$fresh/stencil_table.inc" "$fresh/stencils.lst" "$fresh/DIGEST" "$out/"
