#!/usr/bin/env bash
# Runs every test; the last line is "N passed, N failed". Results in TRX form are left in artifacts/tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source eng/prerequisites.sh

results=artifacts/tests

# One test project; its output goes to a file, which is shown when it fails.
run_project() {
  local assembly=tests/$1/bin/Release/net10.0/$1.dll
  if dotnet test "$assembly" --logger "trx;LogFileName=$1.trx" --results-directory "$results" >"$results/$1.log" 2>&1; then
    touch "$results/$1.succeeded"
  fi
}

# A figure of a project's results, 0 when there are none.
counter() {
  sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$results/$1.trx" 2>/dev/null | grep . || echo 0
}

require_tools
install_counterparts
build MaturityBot.sln
rm -rf "$results"
mkdir -p "$results"

projects=()
for project in tests/*.Tests tests/MaturityBot.EndToEnd; do
  if [[ -e $project/$(basename "$project").csproj ]]; then projects+=("$(basename "$project")"); fi
done

# Pure tests share the cores; the real processes come last and have them for themselves.
echo "Testing"
export -f run_project
export results
printf '%s\n' "${projects[@]}" | grep -v EndToEnd | xargs -P "$(nproc 2>/dev/null || echo 2)" -I{} bash -c 'run_project {}'
printf '%s\n' "${projects[@]}" | { grep EndToEnd || true; } | xargs -I{} bash -c 'run_project {}'

passed=0 failed=0 skipped=0
for name in "${projects[@]}"; do
  total=$(counter "$name" total) executed=$(counter "$name" executed)
  project_passed=$(counter "$name" passed)
  project_failed=$((executed - project_passed))
  # A project that ended badly has failed, also when no test of it has.
  [[ -e $results/$name.succeeded || $project_failed -gt 0 ]] || project_failed=1
  printf '  %-32s %5d passed, %d failed\n' "$name" "$project_passed" "$project_failed"
  [[ $project_failed -eq 0 ]] || cat "$results/$name.log"
  passed=$((passed + project_passed)) failed=$((failed + project_failed)) skipped=$((skipped + total - executed))
done

echo "$passed passed, $failed failed$([[ $skipped -eq 0 ]] || echo ", $skipped skipped")"
[[ $failed -eq 0 && $passed -gt 0 ]]
