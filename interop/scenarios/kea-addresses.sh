#!/usr/bin/env bash
# Proves: an address and a prefix come together, in one exchange.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start '.Dhcp6.subnet6[0].pools = [{"pool": "2001:db8:ffff::1000-2001:db8:ffff::1fff"}]'
wan6_start --profile rfc9915 --length 56 --addresses 1
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
happens 5 '.event == "Acquired" and (.address | test("^2001:db8:ffff::1[0-9a-f]{3}$"))'
wan6_stop
exactly 2 '.event == "Acquired"'
sent_at_least 2 REQUEST && fail "more than one Request went out"
wire_is_clean
