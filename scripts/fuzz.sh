#!/bin/bash
# Runs every fuzz target for a number of seconds (called by `make fuzz SECONDS=n`).
#
#   scripts/fuzz.sh BUILD_DIRECTORY SECONDS
#
# Targets are BUILD_DIRECTORY/tests/**/fuzz_*. Seeds for fuzz_NAME are committed in
# tests/fuzz/seeds/NAME; what the fuzzer finds interesting is kept in BUILD_DIRECTORY/corpus/NAME and
# inputs that fail in BUILD_DIRECTORY/findings. Prints one line with the number of executions for
# each target; exit 1 when a target fails.
set -u

build=${1:?usage: fuzz.sh BUILD_DIRECTORY SECONDS}
seconds=${2:?usage: fuzz.sh BUILD_DIRECTORY SECONDS}
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
failed=0
targets=$(find "$build/tests" -name 'fuzz_*' -type f -perm -u+x 2>/dev/null | sort)
if [ -z "$targets" ]; then
    echo "fuzz: there is no target" >&2
    exit 1
fi

mkdir -p "$build/findings"
for target in $targets; do
    name=$(basename "$target")
    name=${name#fuzz_}
    corpus=$build/corpus/$name
    log=$build/corpus/$name.log
    mkdir -p "$corpus"
    seeds=()
    [ ! -d "tests/fuzz/seeds/$name" ] || seeds=("tests/fuzz/seeds/$name")
    # The outer limit catches a target that hangs in a way libFuzzer's own timer does not see.
    timeout -k 10 $((seconds + 120)) "$target" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=3000 -max_len=8192 -print_final_stats=1 -close_fd_mask=1 \
        -artifact_prefix="$build/findings/$name-" "$corpus" "${seeds[@]}" >"$log" 2>&1 </dev/null
    code=$?
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    if [ "$code" -eq 0 ]; then
        echo "fuzz $name: $executions executions in $seconds s, no finding"
    else
        failed=1
        echo "fuzz $name: exit code $code after ${executions:-an unknown number of} executions"
        grep -aE 'ERROR|SUMMARY|runtime error|Assertion|Test unit written' "$log" | head -20
        grep -aE '^ +#[0-9]+ ' "$log" | head -20
    fi
done
exit $failed
