#!/usr/bin/env bash
# Proves: under the default policy the same Reconfigure, whose counter never grows, is refused as a replay and the lease stays.
# Packages: dibbler-server
. "$INTEROP/lib/scenario.sh"

lab_up
dibbler_start "$INTEROP/peers/dibbler/pool-a.conf"
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and (.prefix | test("^2001:db8:10[0-9a-f:]+/56$"))'

server_stop
dibbler_start "$INTEROP/peers/dibbler/pool-b.conf"
happens 20 '.event == "ReconfigureRejected" and .reason == "replay"'
# Were it believed after all, the Renew would be on the wire within its first seconds.
sleep 5
wan6_stop
exactly 0 '.event == "ReconfigureAccepted"'
exactly 0 '.event == "Replaced"'
exactly 0 '.event == "Withdrawn"'
sent_no RENEW
wire_is_clean
