#!/usr/bin/env bash
# Proves: wide dhcp6c binds a /56 from our carrier.
# Packages: wide-dhcpv6-client
. "$INTEROP/lib/scenario.sh"

lab_up
carrier_start --prefix 2001:db8:1000::/40
wide_client_start
carrier_happens 20 '.event == "Delegated" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
eventually 10 "dhcp6c takes the prefix" grep -qi 'create a prefix 2001:db8:10' "$OUT/dhcp6c.log"
client_stop
server_stop
