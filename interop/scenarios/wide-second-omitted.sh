#!/usr/bin/env bash
# Proves: a server that passes over our second IA_PD in silence still gives us the first, without a storm for the other.
# Packages: wide-dhcpv6-server
. "$INTEROP/lib/scenario.sh"

lab_up
wide_start
wan6_start --profile rfc9915 --length 56 --prefixes 2
happens 20 '.event == "Acquired" and .prefix == "2001:db8:1000::/56"'
sleep 5
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Withdrawn"'
! sent_at_least 4 REQUEST || fail "a storm of Requests"
wire_is_clean
