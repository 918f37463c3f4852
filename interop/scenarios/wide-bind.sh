#!/usr/bin/env bash
# Proves: wide-dhcpv6-server, which knows its lines by DUID, delegates the prefix of the line's DUID-LL.
# Packages: wide-dhcpv6-server
. "$INTEROP/lib/scenario.sh"

lab_up
wide_start
wan6_start --profile ntt --length 56
happens 20 '.event == "Acquired" and .prefix == "2001:db8:1000::/56" and .validSeconds == 4000'
wan6_stop
wire_is_clean
