# Sourced by the scripts beside it: installs what it may, and says in one line what is missing.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

stop() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 2
}

require_tools() {
  command -v dotnet >/dev/null || stop "the .NET 10 SDK is missing: 'dotnet' is not on the PATH (https://dotnet.microsoft.com/download)"
  [[ $(dotnet --list-sdks) =~ (^|$'\n')10\. ]] || stop "the .NET 10 SDK is missing: 'dotnet --list-sdks' shows $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd, - | sed 's/^$/none/')"
  command -v node >/dev/null || stop "Node.js is missing: 'node' is not on the PATH (https://nodejs.org)"
  command -v npm >/dev/null || stop "npm is missing: it comes with Node.js (https://nodejs.org)"
  require_packages
}

# git, and the operating system's own SQLite, which the server uses instead of one that it would have to keep patched.
require_packages() {
  local missing=()
  command -v git >/dev/null || missing+=(git)
  [[ $(uname) != Linux ]] || find /lib /usr/lib /usr/local/lib -name 'libsqlite3.so.0' -print -quit 2>/dev/null | grep -q . || missing+=(libsqlite3-0)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null \
      || stop "could not install ${missing[*]} with apt-get"
  else
    stop "missing: ${missing[*]}; on Debian: sudo apt-get install ${missing[*]}"
  fi
}

# What the tests talk to: an emulated GitHub, its API description, recorded webhooks, and the Node.js they need.
install_counterparts() {
  local installed=tests/node_modules/.installed-lock.json log
  if ! cmp -s tests/package-lock.json "$installed"; then
    echo "Installing npm packages of tests/package.json"
    log=$(mktemp)
    npm ci --prefix tests --no-audit --no-fund >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; stop "npm could not install the packages of tests/package.json"; }
    rm -f "$log"
    cp tests/package-lock.json "$installed"
  fi
}

# Builds a project or the solution, once; everything after it runs what this built.
build() {
  local log
  echo "Building $1 (Release)"
  log=$(mktemp)
  dotnet build "$1" --configuration Release --verbosity quiet --nologo >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; stop "the build failed"; }
  rm -f "$log"
}
