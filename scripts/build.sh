# Sourced by run and test: builds what changed since the last build.
# shellcheck shell=bash

# A cheap fingerprint of sources: names, sizes and times of change.
fingerprint() {
  (cd "$ROOT" && git ls-files -co --exclude-standard -- "$@" 2>/dev/null | tr '\n' '\0' | xargs -0 -r stat -c '%n %s %Y' 2>/dev/null || find "$@" -type f -not -path '*/bin/*' -not -path '*/obj/*' -not -path '*/node_modules/*' | sort) | cksum
}

# step NAME LABEL COMMAND -- PATHS…: runs COMMAND unless PATHS are as they were after its last success.
step() {
  local name=$1 label=$2 command=$3; shift 4
  local stamp="$ROOT/.cache/$name.stamp" now
  now=$(fingerprint "$@")
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then return 0; fi
  say "$label …"
  mkdir -p "$ROOT/.cache"
  if ! (cd "$ROOT" && eval "$command") >"$ROOT/.cache/$name.log" 2>&1; then
    tail -n 40 "$ROOT/.cache/$name.log" >&2
    die "$label failed; the whole log is in .cache/$name.log"
  fi
  fingerprint "$@" >"$stamp"
}

# `npm ci` refuses a lock without the optional packages of other platforms; `npm install --no-save` follows the lock and leaves it as it is.
npm_packages() { (cd "$1" && npm install --no-save --no-audit --no-fund --loglevel=error); }

build_tools() { step tools "fetching rendering tools" "npm_packages tools" -- tools/package.json tools/package-lock.json; }
build_test_servers() {
  step s3-server "fetching the S3 server of the tests" "npm_packages tests/S3Server" -- tests/S3Server/package.json tests/S3Server/package-lock.json
  step mcp-server "fetching the MCP server of the tests" "npm_packages tests/McpServer" -- tests/McpServer/package.json tests/McpServer/package-lock.json
  step cloudflare "fetching the Cloudflare tools" "npm_packages deploy/cloudflare" -- deploy/cloudflare/package.json deploy/cloudflare/package-lock.json
}
build_web() {
  step web-packages "fetching web packages" "npm_packages web" -- web/package.json web/package-lock.json
  step web "building the web client" "cd web && npm run build" -- web
}
build_server() {
  step server "building the server" "dotnet build src/Server -c Release -v q -nologo -p:RunAnalyzers=false" -- src Directory.Build.props Directory.Packages.props
}

runtime_id() {
  local os arch
  case $(uname -s) in Darwin) os=osx ;; *) os=linux ;; esac
  case $(uname -m) in aarch64|arm64) arch=arm64 ;; *) arch=x64 ;; esac
  echo "$os-$arch"
}

# The programs that run inside sandboxes stand beside the server: workers/{data,duckdb,mermaid,katex,typescript}.
stage_workers() {
  local target=$ROOT/src/Server/bin/Release/net10.0/workers library
  dotnet publish src/Workers/Data -c Release -r "$(runtime_id)" --self-contained false -v q -nologo -p:RunAnalyzers=false -o "$target/data"
  mkdir -p "$target/duckdb" "$target/mermaid" "$target/katex/fonts" "$target/typescript/lib"
  library=$(find tools/node_modules/@duckdb -name 'libduckdb.*' | head -n 1)
  cp -f "$library" "$target/duckdb/"
  cp -f tools/node_modules/mermaid/dist/mermaid.min.js "$target/mermaid/"
  cp -f tools/node_modules/katex/dist/katex.min.js tools/node_modules/katex/dist/katex.min.css "$target/katex/"
  cp -f tools/node_modules/typescript/lib/typescript.js "$target/typescript/lib/"
  cp -f tools/node_modules/katex/dist/fonts/*.woff2 "$target/katex/fonts/"
}

build_workers() {
  step workers "building the workers" "stage_workers" -- src/Workers tools/package-lock.json Directory.Build.props Directory.Packages.props
}

build_cli() { step cli "building the command line" "dotnet build src/Cli -c Release -v q -nologo -p:RunAnalyzers=false" -- src/Cli src/Kernel Directory.Build.props Directory.Packages.props; }
build_all() { build_tools; build_web; build_server; build_workers; build_cli; }
