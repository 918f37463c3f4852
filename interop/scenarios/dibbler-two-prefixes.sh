#!/usr/bin/env bash
# Proves: two prefixes asked of dibbler-server are two prefixes held, without bits beyond their length.
# Packages: dibbler-server
. "$INTEROP/lib/scenario.sh"

lab_up
dibbler_start "$INTEROP/peers/dibbler/pool-a.conf"
wan6_start --profile rfc9915 --length 56 --prefixes 2
happens 20 '.event == "Acquired"'
wan6_stop
exactly 2 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f]{2}(:[0-9a-f]{1,2}00)?::/56$"))'
[ "$(events "$OUT/events.jsonl" '.event == "Acquired"' | jq .prefix | sort -u | wc -l)" -eq 2 ] || fail "the same prefix twice"
exactly 0 '.event == "Withdrawn"'
wire_is_clean
