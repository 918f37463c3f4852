#!/usr/bin/env bash
# Proves: ISC dhcpd binds us; it echoes Reconfigure Accept but never sends a key, and the client does not wait for one.
# Packages: isc-dhcp-server
. "$INTEROP/lib/scenario.sh"

lab_up
isc_start
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:1000:[0-9a-f:]+/56$"))'
happens 20 '.event == "Refreshed"'
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Withdrawn"'
wire_is_clean
