#!/usr/bin/env bash
# Proves: infinite lifetimes are a lease like any other, and are never renewed early.
# Packages: kea-dhcp6-server
. "$INTEROP/lib/scenario.sh"

lab_up
kea_start '.Dhcp6 += {"renew-timer": 4294967295, "rebind-timer": 4294967295, "preferred-lifetime": 4294967295, "valid-lifetime": 4294967295}'
wan6_start --profile rfc9915 --length 56
happens 20 '.event == "Acquired" and .validSeconds == 4294967295'
sleep 5
wan6_stop
sent_no RENEW
sent_no REBIND
exactly 0 '.event == "Deprecated" or .event == "Withdrawn"'
wire_is_clean
