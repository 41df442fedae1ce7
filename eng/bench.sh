#!/usr/bin/env bash
# Runs the benchmarks, or those that are named, side by side with what they are compared to: ./eng/bench.sh [NAME]...
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source eng/prerequisites.sh

require_tools
dotnet build src/MaturityBot.Cli -c Release --verbosity quiet --nologo >/dev/null || stop "the build failed"
dotnet build tests/MaturityBot.Benchmarks -c Release --verbosity quiet --nologo >/dev/null || stop "the build failed"
export MATURITYBOT="$PWD/src/MaturityBot.Cli/bin/Release/net10.0/maturitybot"
exec tests/MaturityBot.Benchmarks/bin/Release/net10.0/MaturityBot.Benchmarks "$@"
