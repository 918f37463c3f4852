#!/usr/bin/env bash
# Proves: dibbler-server's genuine signed Reconfigure is believed under the leniency that names its zero counters, and the
# change of pool behind it reaches the application as one Replaced.
# Packages: dibbler-server
. "$INTEROP/lib/scenario.sh"

lab_up
dibbler_start "$INTEROP/peers/dibbler/pool-a.conf"
wan6_start --profile rfc9915 --length 56 --replay-policy allow-constant-zero
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'

server_stop
dibbler_start "$INTEROP/peers/dibbler/pool-b.conf"
happens 20 '.event == "ReconfigureAccepted" and .type == "RENEW"'
happens 20 '.event == "Replaced"'
wan6_stop
exactly 1 '.event == "Replaced"'
exactly 1 '.event == "Replaced" and (.old | test("^2001:db8:10[0-9a-f:]+/56$")) and (.new | test("^2001:db8:20[0-9a-f:]+/56$"))'
exactly 1 '.event == "ReconfigureAccepted"'
exactly 0 '.event == "ReconfigureRejected"'
exactly 0 '.event == "Withdrawn"'
wire_is_clean
