#!/usr/bin/env bash
# Proves: NoAddrsAvail for the whole message beside a good IA_PD does not cost the prefix.
# Packages: wide-dhcpv6-server
. "$INTEROP/lib/scenario.sh"

lab_up
wide_start
wan6_start --profile rfc9915 --length 56 --addresses 1
happens 20 '.event == "Acquired" and .prefix == "2001:db8:1000::/56"'
wan6_stop
exactly 0 '.event == "Withdrawn"'
wire_is_clean
