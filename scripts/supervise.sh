#!/usr/bin/env bash
# Runs a server and starts it again when it was killed. A server that ends by itself, well or not, stays ended.
#   supervise.sh PROGRAM ARGUMENTS…
set -u
child=0
trap '[ $child -eq 0 ] || kill -TERM $child 2>/dev/null' TERM INT
while :; do
  "$@" &
  child=$!
  wait $child
  code=$?
  # A signal to this script ends the first wait: the server is waited for until it has ended.
  while kill -0 $child 2>/dev/null; do
    wait $child
    code=$?
  done
  [ $code -eq 137 ] || exit $code
  echo "The server was killed; starting it again." >&2
done
