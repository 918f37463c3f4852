#!/usr/bin/env bash
# Proves: the four-message exchange with Kea from the link-local address (engine rule S-10), its lifetimes, and a lease kept when
# we stop.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
wan6_stop
exactly 1 '.event == "Acquired" and .preferredSeconds == 2000 and .validSeconds == 4000'
sent SOLICIT
sent REQUEST
sent_no RELEASE
wire_is_clean
