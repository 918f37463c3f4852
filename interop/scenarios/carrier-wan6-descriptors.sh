#!/usr/bin/env bash
# Proves: a process that has run out of file descriptors keeps its link and its lease, renews it, follows a Reconfigure, and
# saves its state as soon as it can again (B4).
. "$INTEROP/lib/scenario.sh"

# limit COUNT   how many descriptors wan6 may have.
limit() {
  prlimit --pid "$WAN6_PID" --nofile="$1:4096"
  step "wan6 may have $1 descriptors and has $(find "/proc/$WAN6_PID/fd" -mindepth 1 | wc -l)"
}

lab_up
carrier_start --prefix 2001:db8:1000::/40 --renumber-to 2001:db8:2000::/40 --renumber-after 15
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
limit 3

happens 30 '.event == "ReconfigureAccepted" and .type == "RENEW"'
happens 20 '.event == "Replaced"'
happens 5 '.event == "StoreProblem" and (.description | test("Too many open files"))'
new=$(events "$OUT/events.jsonl" '.event == "Replaced"' | jq --raw-output .new)
exactly 0 '.event == "StateChanged" and .state == "No-link"'
exactly 0 '.event == "TransportProblem"'

limit 1024
saved_again() {
  grep -q 'the leases are kept again' "$OUT/wan6.log"
}
eventually 40 "the state is saved" saved_again
kill -KILL "$WAN6_PID"
wait "$WAN6_PID" 2>/dev/null || true
"${ON_CLIENT[@]}" java -jar "$WAN6_JAR" client --interface wan0 --state "$LAB_SCRATCH/wan6.state" --json \
  --profile rfc9915 --length 56 >"$OUT/again.jsonl" 2>>"$OUT/wan6.log" &
WAN6_PID=$!
eventually 20 "the new prefix is there at once" has_event "$OUT/again.jsonl" ".event == \"Acquired\" and .prefix == \"$new\""
wan6_stop
server_stop
wire_is_clean
