#!/usr/bin/env bash
# Proves: a server that is silent from before T1 until after T2 costs nothing: Renew, then Rebind, then Refreshed.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

timers='.Dhcp6 += {"renew-timer": 4, "rebind-timer": 8, "preferred-lifetime": 60, "valid-lifetime": 90}'
lab_up
kea_start "$timers"
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
server_stop
eventually 20 "a Rebind goes out" sent_at_least 1 REBIND
sent RENEW
kea_start "$timers"
happens 30 '.event == "Refreshed"'
wan6_stop
exactly 0 '.event == "Replaced" or .event == "Withdrawn" or .event == "Deprecated"'
wire_is_clean
