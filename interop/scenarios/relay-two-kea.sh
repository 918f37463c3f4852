#!/usr/bin/env bash
# Proves: through two relays in a row, of two makers, a lease is taken from Kea and given back.
# Packages: kea-dhcp6-server isc-dhcp-relay dibbler-relay
. "$INTEROP/lib/scenario.sh"

lab_up 2
kea_start "$KEA_BEHIND_RELAYS"
relay_start isc 1 2001:db8:ffff::1
relay_start dibbler 2 2001:db8:1::1
wan6_start --profile rfc9915 --length 56 --release
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
wan6_stop
exactly 1 '.event == "Withdrawn" and .reason == "released"'
for type in SOLICIT REQUEST RELEASE; do
  relayed "$type" 2
done
