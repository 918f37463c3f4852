#!/usr/bin/env bash
# Proves: two prefixes asked for are two prefixes held, in one exchange.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start
wan6_start --profile rfc9915 --length 56 --prefixes 2
happens 20 '.event == "Acquired"'
wan6_stop
exactly 2 '.event == "Acquired"'
[ "$(events "$OUT/events.jsonl" '.event == "Acquired"' | jq .prefix | sort -u | wc -l)" -eq 2 ] || fail "the same prefix twice"
wire_is_clean
