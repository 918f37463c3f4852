#!/usr/bin/env bash
# Proves: dhclient binds a /56 from our carrier.
# Packages: isc-dhcp-client
. "$INTEROP/lib/scenario.sh"

lab_up
carrier_start --prefix 2001:db8:1000::/40
dhclient_start
carrier_happens 20 '.event == "Delegated" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
eventually 10 "dhclient keeps the lease" grep -q 'iaprefix 2001:db8:10.*/56' "$LAB_SCRATCH/dhclient.leases"
client_stop
server_stop
