#!/usr/bin/env bash
# Proves: wan6, killed a hundred times at random moments and started again on its state, keeps prefix and key: the
# Reconfigure after all that still verifies.
# Seconds: 400
. "$INTEROP/lib/scenario.sh"

lab_up
carrier_start --prefix 2001:db8:1000::/40 --renumber-to 2001:db8:2000::/40 --renumber-after 200
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
prefix=$(events "$OUT/events.jsonl" '.event == "Acquired"' | jq --raw-output .prefix)

RANDOM=9915
for round in {1..100}; do
  kill -KILL "$WAN6_PID"
  wait "$WAN6_PID" 2>/dev/null || true
  wan6_start --profile rfc9915 --length 56
  sleep "$((RANDOM % 2)).$((RANDOM % 10))"
done
step "killed $round times"
carrier_exactly 0 '.event == "ReconfigureSent"'
exactly 0 ".event == \"Acquired\" and .prefix != \"$prefix\""
carrier_exactly 1 '.event == "KeyGiven"'

carrier_happens 200 '.event == "ReconfigureSent"'
happens 20 '.event == "ReconfigureAccepted" and .type == "RENEW"'
happens 20 ".event == \"Replaced\" and .old == \"$prefix\""
wan6_stop
exactly 0 '.event == "Withdrawn"'
exactly 0 '.event == "ReconfigureRejected"'
server_stop
wire_is_clean
