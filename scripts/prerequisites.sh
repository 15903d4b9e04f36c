# Sourced by run and test: what Cadre needs from the system, and how it gets there.
# shellcheck shell=bash

say() { printf '  %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

pg_bin() {
  local d
  for d in $(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin 2>/dev/null | sort -rV); do
    [ -x "$d/initdb" ] && { echo "$d"; return; }
  done
}

has_pg() { local b v; b=$(pg_bin); [ -n "$b" ] && v=$("$b/postgres" --version | grep -oE '[0-9]+' | head -n 1) && [ "${v:-0}" -ge 15 ]; }
has_dotnet() { command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }
has_node() { command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }
has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || [ -d "/Applications/Google Chrome.app" ]; }
has_python() { [ -x /usr/bin/python3 ] || command -v python3 >/dev/null; }
has_inter() { ! command -v fc-list >/dev/null || [ -n "$(fc-list 2>/dev/null | grep -i 'Inter')" ]; }

# Optional, never installed by itself: runc (Debian package runc) is the second provider of sandboxes; podman and docker work too (docs/operations.md).
# name | check | debian packages | brew packages
prerequisites() {
  cat <<'LIST'
.NET SDK 10|has_dotnet|dotnet-sdk-10.0|dotnet
Node.js 20 or later|has_node|nodejs npm|node
PostgreSQL 15 or later (server)|has_pg|postgresql|postgresql@17
bubblewrap (isolation)|command -v bwrap|bubblewrap|-
poppler-utils (reads PDFs)|command -v pdftotext|poppler-utils|poppler
Chromium (PDF, diagrams)|has_chromium|chromium|chromium
ffmpeg (video, audio)|command -v ffmpeg|ffmpeg|ffmpeg
espeak-ng (voice)|command -v espeak-ng|espeak-ng|espeak-ng
Python 3 (code blocks)|has_python|python3|python
Inter (font)|has_inter|fonts-inter fontconfig|-
LIST
}

install_with_apt() {
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo="sudo"; else return 1; fi
  fi
  say "installing: $*"
  export DEBIAN_FRONTEND=noninteractive
  # the distribution would start a cluster of its own; Cadre keeps its own
  [ -d /etc/postgresql-common ] || { $sudo mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null; }
  $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

ensure_prerequisites() {
  local name check debian brew missing=() deb=() brews=()
  while IFS='|' read -r name check debian brew; do
    if ! eval "$check" >/dev/null 2>&1; then
      missing+=("$name")
      # shellcheck disable=SC2206
      deb+=($debian)
      [ "$brew" = "-" ] || brews+=("$brew")
    fi
  done < <(prerequisites)
  [ ${#missing[@]} -eq 0 ] && return 0
  say "missing: $(IFS=,; echo "${missing[*]}")"
  if command -v apt-get >/dev/null; then
    install_with_apt "${deb[@]}" || die "install them with:  sudo apt-get update && sudo apt-get install -y ${deb[*]}"
  elif command -v brew >/dev/null; then
    say "installing: ${brews[*]}"
    brew install -q "${brews[@]}" || die "install them with:  brew install ${brews[*]}"
  else
    die "install with your system's package manager: ${missing[*]}"
  fi
  has_dotnet || die ".NET SDK 10 is still missing: get it from https://dotnet.microsoft.com/download and run this again"
}
