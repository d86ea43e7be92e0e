#!/bin/sh
# Outlives a test run that was killed: as soon as process $1 (started at clock tick $2) is gone, ends the programs that the
# run left and its PostgreSQL, and deletes its folder $3. Ends by itself when the folder is gone.
owner=$1 started=$2 run=$3

# started_at PID: its start in clock ticks (proc(5), the twentieth field after the name); fails for a zombie and for nobody.
started_at() {
  [ -r "/proc/$1/stat" ] || return 1
  read -r line <"/proc/$1/stat" || return 1
  # shellcheck disable=SC2086 # the fields after the name
  set -- ${line##*) }
  [ "$1" != Z ] && echo "${20}"
}

while [ -d "$run" ] && [ "$(started_at "$owner")" = "$started" ]; do sleep 1; done
[ -d "$run" ] || exit 0
for mark in "$run"/processes/*; do
  [ -r "$mark" ] || continue
  read -r tick <"$mark"
  [ "$(started_at "${mark##*/}")" = "$tick" ] && kill -KILL "${mark##*/}" 2>/dev/null
done
if [ -r "$run/data/postmaster.pid" ]; then
  read -r server <"$run/data/postmaster.pid"
  # QUIT: at once, without writing anything back; the data is deleted anyway.
  kill -QUIT "$server" 2>/dev/null
  tries=0
  while kill -0 "$server" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
  kill -KILL "$server" 2>/dev/null
fi
rm -rf "$run"
