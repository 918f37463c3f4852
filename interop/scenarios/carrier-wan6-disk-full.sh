#!/usr/bin/env bash
# Proves: a full disk is told and costs no lease, nothing of the old state and no file beside it; once there is room, the
# state is kept without waiting for the next change.
. "$INTEROP/lib/scenario.sh"

lab_up
mkdir "$LAB_SCRATCH/disk"
mount -t tmpfs -o size=16k,mode=0700 tmpfs "$LAB_SCRATCH/disk"
trap 'status=$?; lab_down_with_disk; exit $status' EXIT
lab_down_with_disk() {
  [ -z "$WAN6_PID" ] || stop "$WAN6_PID"
  umount "$LAB_SCRATCH/disk"
  lab_down
}

state=$LAB_SCRATCH/disk/wan6.state
"${ON_CLIENT[@]}" java -jar "$WAN6_JAR" client --interface wan0 --state "$state" --json --profile rfc9915 --length 56 \
  >>"$OUT/events.jsonl" 2>>"$OUT/wan6.log" &
WAN6_PID=$!
eventually 20 "the lock is there" test -e "$state.lock"
dd if=/dev/zero of="$LAB_SCRATCH/disk/ballast" bs=1k count=16 2>/dev/null || true
carrier_start --prefix 2001:db8:1000::/40
happens 20 '.event == "Acquired"'
happens 5 '.event == "StoreProblem" and (.description | test("No space left"))'
[ ! -e "$state" ] && [ ! -e "$state.new" ] || fail "something was left: $(ls -l "$LAB_SCRATCH/disk")"

rm "$LAB_SCRATCH/disk/ballast"
eventually 40 "the state is kept" test -s "$state"
[ "$(stat -c %a "$state")" = 600 ] || fail "the state is readable for others"
exactly 1 '.event == "StoreProblem"'
prefix=$(events "$OUT/events.jsonl" '.event == "Acquired"' | jq --raw-output .prefix)
kill -KILL "$WAN6_PID"
wait "$WAN6_PID" 2>/dev/null || true
"${ON_CLIENT[@]}" java -jar "$WAN6_JAR" client --interface wan0 --state "$state" --json --profile rfc9915 --length 56 \
  >"$OUT/again.jsonl" 2>>"$OUT/wan6.log" &
WAN6_PID=$!
eventually 20 "the prefix is there at once" has_event "$OUT/again.jsonl" ".event == \"Acquired\" and .prefix == \"$prefix\""
wan6_stop
WAN6_PID=
server_stop
wire_is_clean
