#!/usr/bin/env bash
# The whole app on this machine: ./eng/demo.sh [--once] [PATH-TO-A-GIT-REPOSITORY]
set -euo pipefail
arguments=()
for argument in "$@"; do
  [[ $argument == -* ]] && arguments+=("$argument") || arguments+=("$(realpath "$argument")")
done
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source eng/prerequisites.sh

require_tools
install_counterparts
build tests/MaturityBot.Demo
exec dotnet tests/MaturityBot.Demo/bin/Release/net10.0/MaturityBot.Demo.dll "${arguments[@]}"
