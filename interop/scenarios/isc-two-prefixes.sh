#!/usr/bin/env bash
# Proves: ISC dhcpd's Advertise with the same prefix in two IAs does not confuse us; its Reply has two, and two are held.
# Packages: isc-dhcp-server
. "$INTEROP/lib/scenario.sh"

lab_up
isc_start
wan6_start --profile rfc9915 --length 56 --prefixes 2
happens 20 '.event == "Acquired"'
wan6_stop
exactly 2 '.event == "Acquired"'
[ "$(events "$OUT/events.jsonl" '.event == "Acquired"' | jq .prefix | sort -u | wc -l)" -eq 2 ] || fail "the same prefix twice"
exactly 0 '.event == "Withdrawn"'
wire_is_clean
