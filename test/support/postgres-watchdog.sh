#!/bin/sh
# Outlives a test run that was killed: as soon as process $1 (started at clock tick $2) is gone, stops the
# PostgreSQL of that run and deletes its folder $3. Ends by itself when the folder is gone.
owner=$1 started=$2 run=$3

alive() {
  [ -r "/proc/$owner/stat" ] || return 1
  read -r line <"/proc/$owner/stat" || return 1
  # shellcheck disable=SC2086 # the fields after the name, proc(5)
  set -- ${line##*) }
  [ "$1" != Z ] && [ "${20}" = "$started" ]
}

while [ -d "$run" ] && alive; do sleep 1; done
[ -d "$run" ] || exit 0
if [ -r "$run/data/postmaster.pid" ]; then
  read -r server <"$run/data/postmaster.pid"
  # QUIT: at once, without writing anything back; the data is deleted anyway.
  kill -QUIT "$server" 2>/dev/null
  tries=0
  while kill -0 "$server" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
  kill -KILL "$server" 2>/dev/null
fi
rm -rf "$run"
