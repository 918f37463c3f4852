#!/usr/bin/env bash
# Proves: a server that comes back without its leases does not cost the prefix: no Withdrawn, the lease lives on or is replaced once.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

timers='.Dhcp6 += {"renew-timer": 6, "rebind-timer": 40, "preferred-lifetime": 60, "valid-lifetime": 90}'
lab_up
kea_start "$timers"
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired"'
server_killed
rm -f "$LAB_SCRATCH"/kea/leases6.csv*
kea_start "$timers"
happens 20 '.event == "Refreshed" or .event == "Replaced"'
wan6_stop
exactly 1 '.event == "Acquired"'
exactly 0 '.event == "Withdrawn"'
wire_is_clean
