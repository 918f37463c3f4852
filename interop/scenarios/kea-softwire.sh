#!/usr/bin/env bash
# Proves: the rules in Kea's option 94 become the MAP-E softwire of the prefix, told with it (RFC 7598).
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and .softwire.kind == "map-e"'
wan6_stop
exactly 1 '.event == "Acquired" and (.softwire.ipv4 | test("^192\\.0\\.2\\.")) and .softwire.psidLength == 8 and .softwire.psidOffset == 6'
exactly 1 '.event == "Acquired" and .softwire.br == "2001:db8:ffff::64" and (.softwire.ranges | length) == 63'
wire_is_clean
