#!/usr/bin/env bash
# Proves: wan6 binds a /56 from dibbler-server and keeps it when it is stopped.
# Packages: dibbler-server
. "$INTEROP/lib/scenario.sh"

lab_up
dibbler_start "$INTEROP/peers/dibbler/pool-a.conf"
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Withdrawn"'
sent_no RELEASE
wire_is_clean
